// The pages of the demonstration library: plain HTML of its own, which shows that it is another site.

const escaped = (text) =>
	String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

const style = `:root{color-scheme:light dark;--ink:#1d1a16;--ground:#fbf7ef;--card:#fff;--line:#d9cfbd;--main:#7a3e12}
@media (prefers-color-scheme:dark){:root{--ink:#f3ede2;--ground:#1a1713;--card:#26211b;--line:#4a4136;--main:#f0b27a}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 Georgia,serif}
header,main{max-width:44rem;margin:auto;padding:1.5rem 1.25rem}header{border-bottom:3px double var(--line)}
header a{color:inherit;text-decoration:none;font-size:1.5rem;font-weight:bold}header p{margin:.25rem 0 0}
.note{font:0.9375rem/1.5 system-ui,sans-serif;border:2px dashed var(--line);padding:.75rem 1rem;border-radius:.5rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1.25rem;margin:1.25rem 0}
.do{display:inline-block;background:var(--main);color:var(--ground);border:0;border-radius:.4rem;padding:.8rem 1.25rem;font:bold 1.0625rem system-ui,sans-serif;text-decoration:none;cursor:pointer;margin:.25rem .5rem .25rem 0}
a{color:var(--main)}:focus-visible{outline:3px solid var(--main);outline-offset:3px}dt{font-weight:bold}dd{margin:0 0 .75rem;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere}`;

/** A whole page: what this site is, then `body` (HTML). */
export const page = (path, title, body) => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Médiathèque de Marvoise</title><style>${style}</style></head>
<body><header><a href="${path}/">Médiathèque de Marvoise</a><p>Prêts, réservations et rencontres</p></header>
<main><p class="note"><strong>Site de démonstration.</strong> Cette médiathèque n’existe pas. C’est un autre programme que le site de la ville :
il ne le connaît que par son adresse de connexion (OpenID Connect). <a href="/">Revenir au site de la ville</a></p>
<h1>${escaped(title)}</h1>${body}</main></body></html>`;

const messages = {
	refused:
		"Vous avez refusé : la médiathèque n’a rien reçu de la ville. Vous pouvez consulter le catalogue sans compte.",
	left: "Vous êtes déconnecté de la médiathèque.",
	lost: "Cette page ne répond à aucune demande en cours.",
	failed: "La ville n’a pas confirmé cette connexion. Personne n’est connecté ici.",
	down: "Le site de la ville ne répond pas. Réessayez dans un moment.",
};

/** For who is not signed in here; `said` tells what just happened. */
export const visitorPage = (path, said, code) =>
	page(
		path,
		said ? "Mon compte lecteur" : "Bienvenue à la médiathèque",
		`${said ? `<p class="card" role="status">${messages[said]}${code ? ` <code>${escaped(code)}</code>` : ""}</p>` : ""}
<p>Pour réserver un livre, connectez-vous : pas de nouveau mot de passe, votre compte de la ville suffit.</p>
<p><a class="do" href="${path}/connexion">Se connecter avec mon compte de la ville</a></p>`,
	);

const labels = {
	name: "Nom affiché",
	email: "Adresse e-mail",
	email_verified: "Adresse prouvée",
	phone_number: "Téléphone",
	phone_number_verified: "Téléphone prouvé",
	family_quotient: "Quotient familial",
	birthdate: "Date de naissance",
	given_name: "Prénoms",
	family_name: "Nom",
	household_size: "Personnes au foyer",
};

const shown = (value) => (value === true ? "oui" : value === false ? "non" : escaped(value?.formatted ?? value));

/** For a reader: all that this site knows of them. */
export const signedInPage = (path, { person, sub }) =>
	page(
		path,
		`Bonjour ${person.name ?? "à vous"}`,
		`<div class="card"><h2>Ce que la ville a transmis</h2><dl>${Object.entries(person)
			.filter(([claim]) => claim !== "sub")
			.map(([claim, value]) => `<dt>${escaped(labels[claim] ?? claim)}</dt><dd>${shown(value)}</dd>`)
			.join("")}<dt>Votre pseudonyme ici</dt><dd><code>${escaped(sub)}</code></dd></dl>
<p>Rien d’autre. Vous pouvez retirer votre accord dans <a href="/me/services">« Mes services »</a>, sur le site de la ville.</p>
<p><a href="${path}/encore">Demander de nouveau à la ville</a></p></div>
<form method="post" action="${path}/deconnexion"><button class="do">Se déconnecter</button></form>`,
	);

const notes = {
	handed: "La ville a transmis ce qui est déjà rempli. Corrigez ce qui ne va pas : rien n’est encore envoyé.",
	used: "Ce lien a déjà servi, ou a expiré : le formulaire est vide. Revenez au site de la ville pour le remplir d’avance.",
};

const field = (label, value) =>
	`<p><label>${escaped(label)}<br><input value="${escaped(value ?? "")}" style="width:100%;font:inherit;padding:.6rem;border:1px solid var(--line);border-radius:.4rem;background:var(--card);color:inherit"></label></p>`;

/** The enrolment form of the library, filled with what the city handed over. */
export const enrolPage = (path, person, said) =>
	page(
		path,
		"Demander une carte de lecteur",
		`${said ? `<p class="card" role="status">${notes[said]}</p>` : ""}
<form action="${path}/">${field("Nom", person.name)}${field("Adresse e-mail", person.email)}${field("Adresse", person.address?.formatted)}${field("Quotient familial", person.family_quotient)}
<button class="do">Demander ma carte</button></form>`,
	);
