// A real OpenID Connect provider for the tests (oidc-provider, certified), with accounts of its own.
//   node provider.mjs <redirect-uri>   writes its issuer on one line once it listens, on a free port.
import http from "node:http";
import { Provider } from "oidc-provider";

const [redirectUri] = process.argv.slice(2);
const accounts = {
  nieuw: { email: "nieuw@aa.voorbeeld.nl", email_verified: true, name: "Nina Nieuw" },
  bram: { email: "bram@voorbeeld.nl", email_verified: true, name: "Bram" },
  vreemd: { email: "iemand@elders.voorbeeld.org", email_verified: true, name: "Iemand Elders" },
  ongezien: { email: "ongezien@aa.voorbeeld.nl", email_verified: false, name: "Niet Gezien" },
  // The same address as bram, for somebody else: an address that was given to a successor.
  opvolger: { email: "bram@voorbeeld.nl", email_verified: true, name: "De Opvolger" },
  vera: { email: "vera@voorbeeld.nl", email_verified: true, name: "Vera" },
};

// Listen first: the issuer is the address, and the port is only known then.
const server = http.createServer();
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "apk",
      client_secret: "een-geheim-van-de-test",
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  cookies: { keys: ["only-for-the-tests"] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  findAccount: (context, id) => accounts[id] && { accountId: id, claims: () => ({ sub: id, ...accounts[id] }) },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (context, interaction) => `/kies/${interaction.uid}` },
  pkce: { required: () => true },
  // Everybody agrees to everything: the tests are about who somebody is.
  async loadExistingGrant(context) {
    const grant = new provider.Grant({
      clientId: context.oidc.client.clientId,
      accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});
provider.on("server_error", (context, error) => console.error(error));

const page = (uid) => `<!doctype html><html lang="nl"><title>Gemeente Aa: inloggen</title><h1>Wie bent u?</h1>
<ul>${Object.keys(accounts).map((id) => `<li><a href="/kies/${uid}/${id}">${id}</a></li>`).join("")}
<li><a href="/kies/${uid}/stop">stop</a></li></ul></html>`;

const answer = provider.callback();
server.on("request", async (request, response) => {
  const [, room, uid, id] = request.url.split("/");
  if (room !== "kies") return answer(request, response);
  if (!id) return response.writeHead(200, { "content-type": "text/html" }).end(page(uid));
  const result = id === "stop" ? { error: "access_denied" } : { login: { accountId: id } };
  return provider.interactionFinished(request, response, result);
});
console.log(issuer);
