// On a narrow screen the tabs of a round are one row that scrolls: begin at the tab that is open.
const tabs = document.querySelector(".apk-tabs.apk-width");
const open = tabs?.querySelector("[aria-current]");
if (open && tabs.scrollWidth > tabs.clientWidth) {
  tabs.scrollLeft = open.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
}
