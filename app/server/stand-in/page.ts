import { type Lie, lies, type StandInPerson } from "./people";

const lieTexts: Record<Lie, string> = {
	refuse: "refuser de continuer",
	down: "service en panne",
	slow: "service trop lent",
	"low-acr": "niveau trop bas",
	"wrong-nonce": "réponse rejouée (nonce)",
	"wrong-issuer": "mauvais émetteur",
	"wrong-audience": "réponse faite pour un autre site",
	expired: "réponse périmée",
	"bad-signature": "signature fausse",
	"other-subject": "identité d’une autre personne",
	"plain-userinfo": "identité non signée",
};

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const STYLE = `:root{color-scheme:light dark}body{font:18px/1.5 system-ui,sans-serif;margin:0;padding:1.5rem;max-width:42rem;margin-inline:auto}
.warn{border:3px dashed;padding:.75rem 1rem;margin-block:1rem}button{font:inherit;padding:.75rem 1rem;width:100%;text-align:start;border-radius:.5rem;border:2px solid;cursor:pointer;background:Canvas;color:CanvasText}
ul{list-style:none;padding:0;display:grid;gap:.75rem}small{display:block}select{font:inherit;padding:.5rem;max-width:100%}`;

/** The page where a stand-in asks who one is. It says three times that it is not the real one. */
export const choicePage = ({ name, action, people }: { name: string; action: string; people: StandInPerson[] }) => {
	const buttons = people.map(
		({ id, hint, claims }) =>
			`<li><button name="person" value="${id}"><strong>${escaped(`${claims.given_name} ${claims.family_name ?? claims.usual_name}`)}</strong><small>${escaped(hint)}</small></button></li>`,
	);
	const cases = lies.map((lie) => `<option value="${lie}">${escaped(lieTexts[lie])}</option>`);
	return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Démonstration : ${name} simulé</title><style>${STYLE}</style></head>
<body><main><h1>${name} simulé</h1>
<p class="warn"><strong>Démonstration.</strong> Ceci n’est pas ${name} : c’est un faux service, fait pour essayer. Ces personnes n’existent pas, et rien ne part vers l’État.</p>
<form method="post" action="${action}"><p>Choisissez qui vous êtes :</p><ul>${buttons.join("")}</ul>
<p><label>Pour essayer un cas difficile, choisissez-le avant la personne :<br><select name="lie"><option value="">tout se passe bien</option>${cases.join("")}</select></label></p></form>
</main></body></html>`;
};

export const signedOutPage = (
	name: string,
	form: string,
) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Démonstration : déconnexion de ${name} simulé</title><style>${STYLE}</style></head>
<body><main><h1>Se déconnecter de ${name} simulé</h1><p class="warn"><strong>Démonstration.</strong> Ceci n’est pas ${name}.</p>${form}
<p><button form="op.logoutForm" name="logout" value="yes">Terminer la déconnexion</button></p></main></body></html>`;
