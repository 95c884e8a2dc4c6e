"""The sentences of proposals, history and the talk: why something is refused, and what was done."""

from __future__ import annotations

PLACE_UNKNOWN = "U kunt voor deze rol geen voorstel doen. Kies een rol die bij u past."
NO_SUCH_STATE = "Deze eerdere versie staat niet bij deze vraag. Laad de pagina opnieuw."
NOTHING_IN_STATE = "Deze versie is leeg. U kunt haar niet terugzetten."
LOOK_FIRST = "Geef eerst uw eigen voorstel. Daarna ziet u de voorstellen van anderen."
NOT_YOURS_TO_AGREE = "Een ander stelt dit antwoord vast. U kunt een voorstel doen."

PROPOSAL_SAVED = "Uw voorstel is bewaard."
PROPOSAL_WITHDRAWN = "Uw voorstel is ingetrokken."
PROPOSAL_NONE = "U had hier geen voorstel. Er is niets veranderd."
ANSWER_AGREED = "Het antwoord is vastgesteld."
ANSWER_SAME = "Dit antwoord stond er al. Er is niets veranderd."
RESTORED = "De eerdere versie staat weer als antwoord."
CHANGED_MEANWHILE = "Een collega wijzigde dit antwoord intussen. Kijk eerst wat er nu staat."
BLIND_ON = "Voorstellen zijn nu blind. Wie kijkt, geeft eerst zelf een voorstel."
BLIND_OFF = "Voorstellen zijn niet meer blind."
