import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Role } from "../../app/lib/actor";
import { expectAccessible } from "../pages/axe";
import { linkInMail, signInAs } from "../pages/demo";
import { aNewResident, closeAndCount, unique } from "../pages/votes";

const someone = async (browser: Browser, role: Role): Promise<Page> => {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, role);
	return page;
};

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A draft from a template. Answers the path of its desk. */
const draft = async (page: Page, title: string, template: string, startsOn: string): Promise<string> => {
	await page.goto("/admin/consultations/new");
	await page.locator('[name="title"]').fill(title);
	await page.locator('[name="summary"]').fill("La place est refaite l’an prochain : dites-nous ce que vous y voulez.");
	await page.locator('[name="decidedBy"]').fill("Le conseil municipal, en juin.");
	await page.locator(`[name="template"][value="${template}"]`).check();
	await page.locator('[name="startsOn"]').fill(startsOn);
	await page.getByRole("button", { name: "Créer le brouillon" }).click();
	await expect(page).toHaveURL(/\/admin\/consultations\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
};

const close = async (page: Page, desk: string, phase: string) => {
	await page.goto(desk);
	await page.getByRole("button", { name: `Clore maintenant l’étape « ${phase} »` }).click();
	await expect(page.getByText("L’étape est close.")).toBeVisible();
};

const open = async (page: Page, desk: string, phase: string) => {
	await page.goto(desk);
	await page.getByRole("button", { name: `Ouvrir maintenant l’étape « ${phase} »` }).click();
	await expect(page.getByText("L’étape est ouverte.")).toBeVisible();
};

const TEXT =
	"Article 1 – Les arbres\n\nChaque arbre abattu est remplacé dans un délai d’un an.\n\nLes bancs sont en bois.";

/** An official pastes the text of a phase, looks at its passages and puts it to debate. */
const putText = async (official: Page, desk: string, check: (page: Page) => Promise<void>) => {
	await official.goto(desk);
	await official.getByRole("link", { name: "Texte à débattre" }).click();
	await official.locator('[name="text"]').fill(TEXT);
	await official.getByRole("button", { name: "Voir le découpage" }).click();
	await expect(official.getByText("3 passages")).toBeVisible();
	await check(official);
	await official.getByRole("button", { name: "Mettre le texte en débat" }).click();
	await expect(official.getByText("Version 1 publiée : 3 passages.")).toBeVisible();
};

/** A resident comments on a passage of a text. */
const commentPassage = async (resident: Page, textPage: string, words: string) => {
	await resident.goto(textPage);
	await resident.getByRole("link", { name: "Commenter le passage 2" }).click();
	await resident.locator('[name="stance"][value="against"]').check();
	await resident.locator('[name="body"]').fill(words);
	await resident.getByRole("button", { name: "Publier" }).click();
	await expect(resident.getByText(words)).toBeVisible();
};

test("a text is debated passage by passage, without JavaScript; a new version keeps what was said", async ({
	browser,
}) => {
	test.setTimeout(150_000);
	const official = await someone(browser, "elected");
	const desk = await draft(official, unique("La charte de l’arbre"), "text", day(0));
	await official.getByRole("button", { name: "Publier la consultation" }).click();
	await close(official, desk, "S’informer");
	await open(official, desk, "Débattre du texte");
	await putText(official, desk, expectAccessible);
	const textPage = new URL(official.url()).pathname;

	const { page: resident } = await aNewResident(browser, false);
	await commentPassage(resident, textPage, "Un an, c’est un été entier sans ombre.");
	await resident.goto(textPage);
	await expect(resident.getByText("0 pour, 1 contre, 0 sans avis tranché")).toBeVisible();

	await official.goto(textPage);
	await expectAccessible(official);
	await official.getByRole("link", { name: "Modifier le texte" }).click();
	await official.locator('[name="text"]').fill(TEXT.replace("un an", "six mois"));
	await official.getByRole("button", { name: "Publier cette version" }).click();
	await expect(official.getByRole("link", { name: /Dites en une phrase ce qui change/ })).toBeVisible();
	await expect(official.locator('[name="text"]')).toHaveValue(/six mois/);
	await official.locator('[name="note"]').fill("Le délai est raccourci : vous l’avez demandé.");
	await official.getByRole("button", { name: "Publier cette version" }).click();
	await expect(official.getByText("1 commentaire sur l’ancienne rédaction")).toBeVisible();
	await official.getByRole("link", { name: "1 commentaire sur l’ancienne rédaction" }).click();
	await expect(official.locator("ins").first()).toContainText("six");
	await expectAccessible(official);
	await official.getByRole("link", { name: "Lire ce qui a été dit de l’ancienne rédaction" }).click();
	await expect(official.getByText("Un an, c’est un été entier sans ombre.")).toBeVisible();
	await expect(official.getByText("Ce passage a été réécrit.")).toBeVisible();
});

/** The administrator's draft is approved by an official, then published. Answers the path of its public page. */
const publishSignedOff = async (admin: Page, elected: Page, desk: string): Promise<string> => {
	await admin.goto(desk);
	await admin.getByRole("link", { name: "Demander une relecture" }).click();
	await admin.getByRole("button", { name: "Demander la relecture" }).click();
	await expect(admin.getByText("Relecture en attente")).toBeVisible();
	await expect(admin.getByRole("button", { name: "Publier la consultation" })).toHaveCount(0);
	await elected.goto(`${desk}/review`);
	await expectAccessible(elected);
	await elected.getByRole("button", { name: "Approuver" }).click();
	await admin.goto(desk);
	await admin.getByRole("button", { name: "Publier la consultation" }).click();
	await admin.getByRole("link", { name: "Voir la page publique" }).first().click();
	return new URL(admin.url()).pathname;
};

/** The chain of the answer, from analyst to publication. `cite`: the number of a comment. */
const answer = async (people: { agent: Page; admin: Page; elected: Page }, desk: string, cite: string) => {
	const { agent, admin, elected } = people;
	await elected.goto(`${desk}/assessments/assign`);
	await elected.locator('[name="analystId"]').selectOption({ label: "Karim Benali – Cadre de vie et voirie" });
	const chosen = async (field: string, name: string) => {
		const option = elected.locator(`[name="${field}"] option`, { hasText: name });
		await elected.locator(`[name="${field}"]`).selectOption((await option.getAttribute("value")) ?? "");
	};
	await chosen("supervisorId", "Thomas Rousseau");
	await chosen("deciderId", "Hélène Marchand");
	await elected.getByRole("button", { name: "Confier ces dossiers" }).click();
	await expect(elected.getByText("1 dossier confié.")).toBeVisible();
	await expectAccessible(elected);

	await agent.goto(`${desk}/assessments`);
	await agent.getByRole("link", { name: /Une fontaine/ }).click();
	const file = new URL(agent.url()).pathname;
	await agent.locator('[name="feasibility"][value="yes"]').check();
	await agent.locator('[name="opinion"][value="favourable"]').check();
	await agent.locator('[name="analysis"]').fill("Le réseau passe sous la place : une note pour nous seuls.");
	await agent.getByRole("button", { name: "Transmettre au superviseur" }).click();
	await expect(agent.getByText("Donnez un coût estimé").first()).toBeVisible();
	await agent.locator('[name="costEuros"]').fill("18000");
	await expectAccessible(agent);
	await agent.getByRole("button", { name: "Transmettre au superviseur" }).click();
	await expect(agent.getByText("Dossier transmis.")).toBeVisible();

	for (const [page, button] of [
		[admin, "Transmettre pour décision"],
		[elected, "Décider"],
	] as const) {
		await page.goto(file);
		await page.locator('[name="kind"]').selectOption("taken-up");
		await page.locator('[name="answer"]').fill("Oui : une fontaine à boire sera posée près des platanes en avril.");
		await page.locator('[name="cites"]').fill(cite);
		await page.getByRole("button", { name: button }).click();
		await expect(page.getByText("Dossier transmis.")).toBeVisible();
	}
	await elected.goto(`${desk}/assessments/publish`);
	await elected.getByRole("button", { name: "Publier les réponses" }).click();
	await expect(elected.getByText("1 réponse publiée. Son auteur est prévenu.")).toBeVisible();
};

const conclusion = "La fontaine sera posée en avril, et la place gardera ses platanes, comme vous l’avez demandé.";

/** Asks a quote of the author of a comment, writes the conclusion and publishes. */
const conclude = async (elected: Page, author: Page, desk: string) => {
	await elected.goto(`${desk}/results/quotes`);
	await expectAccessible(elected);
	await elected.getByText("Demander à Camille Renaud").first().click();
	await elected.getByRole("button", { name: "Envoyer la demande" }).first().click();
	await expect(elected.getByText("En attente")).toBeVisible();
	await author.goto("/me/quotes");
	await expectAccessible(author);
	await author.getByRole("button", { name: "J’accepte d’être cité" }).click();
	await elected.goto(`${desk}/results`);
	await elected.locator('[name="conclusion"]').fill(conclusion);
	await elected.locator('[name="others"]').fill("Cette idée a reçu moins de voix.");
	await elected.getByRole("button", { name: "Relire et publier" }).click();
	await expectAccessible(elected);
	await elected.getByRole("button", { name: "Publier" }).click();
	await expect(elected.getByText("Les résultats sont publiés.")).toBeVisible();
};

/** The proposal and an idea of the city are put to the vote; a resident votes; it is closed and counted. */
const vote = async (elected: Page, resident: Page, desk: string) => {
	await elected.goto(desk);
	await elected.getByRole("link", { name: "Préparer et suivre le vote" }).click();
	await expect(elected).toHaveURL(/\/admin\/phases\/[0-9a-f-]{36}\/vote$/);
	const voteDesk = new URL(elected.url()).pathname;
	await elected.locator('[name="limit"]').fill("1");
	await elected.locator('[name="plain"]').fill("Des bancs en bois");
	await elected.locator('[name="earlyClose"]').check();
	await elected.getByRole("button", { name: /Mettre au vote|Remplacer/ }).click();
	await expect(elected.getByText("Le vote est prêt. Son règlement est publié.")).toBeVisible();
	const page = await elected.getByRole("link", { name: "Voir la page du vote" }).getAttribute("href");
	await resident.goto(page ?? "");
	await resident.getByRole("checkbox", { name: /Une fontaine à boire/ }).check();
	await expect(resident.locator("form output")).toHaveText(/Compté/);
	await closeAndCount(elected, voteDesk);
};

test("a whole consultation: six phases, five roles, from the draft to each participant's letter", async ({
	browser,
}) => {
	test.setTimeout(240_000);
	const [admin, elected, agent, moderator] = await Promise.all(
		(["admin", "elected", "agent", "moderator"] as const).map((role) => someone(browser, role)),
	);
	if (!admin || !elected || !agent || !moderator) throw new Error("four of the city's people are expected");
	const title = unique("Que faire de la place");
	const desk = await draft(admin, title, "participatory-budget", day(10));
	await admin.goto(`${desk}/phases/new?method=text`);
	await admin.locator('[name="startsOn"]').fill(day(0));
	await admin.locator('[name="endsOn"]').fill(day(4));
	await admin.getByRole("button", { name: "Enregistrer l’étape" }).click();
	const page = await publishSignedOff(admin, elected, desk);

	await putText(elected, desk, async () => undefined);
	const { page: author, email } = await aNewResident(browser);
	await commentPassage(author, `${page}/text`, "Un an, c’est trop long pour l’ombre des enfants.");
	await close(admin, desk, "Débattre du texte");
	await open(admin, desk, "S’informer");
	await close(admin, desk, "S’informer");
	await open(admin, desk, "Proposer");

	await author.goto(`${page}/proposals/new`);
	await author.getByLabel("Titre", { exact: true }).fill("Une fontaine à boire");
	await author.getByLabel("Votre proposition", { exact: true }).fill("L’été, il n’y a pas d’eau sur cette place.");
	await author.getByRole("button", { name: /^Publier/ }).click();
	await expect(author.getByText(/Votre proposition est publiée/)).toBeVisible();
	const proposal = new URL(author.url()).pathname;
	const { page: neighbour } = await aNewResident(browser);
	await neighbour.goto(`/comments/new?on=proposal:${proposal.split("/").at(-1)}`);
	await neighbour.locator('[name="body"]').fill("Près des platanes, alors : c’est là qu’on s’assoit.");
	await neighbour.getByRole("button", { name: "Publier" }).click();
	const thread = new URL(neighbour.url()).pathname;
	const cite = /\d+/.exec((await neighbour.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[0] ?? "";
	await author.goto(`/flag/comment/${thread.split("/").at(-1)}`);
	await author.locator('[name="rule"]').first().check();
	await author.getByRole("button", { name: "Envoyer aux modérateurs" }).click();
	await moderator.goto("/admin/moderation");
	await moderator.getByText("Près des platanes, alors").first().click();
	await expect(moderator).toHaveURL(/\/admin\/moderation\/[0-9a-f-]{36}/);
	await moderator.locator('[name="outcome"][value="kept"]').check();
	await moderator.getByRole("button", { name: "Décider" }).click();
	await expect(moderator.getByText("La décision est prise, l’auteur est prévenu.")).toBeVisible();

	await close(admin, desk, "Proposer");
	await open(admin, desk, "Étude par les services");
	await answer({ agent, admin, elected }, desk, cite);
	await author.goto(`${proposal}#answer`);
	await expect(author.getByText("une fontaine à boire sera posée")).toBeVisible();
	await expect(author.getByText("une note pour nous seuls")).toHaveCount(0);
	await expectAccessible(author);
	await close(admin, desk, "Étude par les services");
	await open(admin, desk, "Voter");
	await vote(elected, neighbour, desk);
	await conclude(elected, author, desk);

	const link = await linkInMail(author, email, /Ce que la ville a décidé/);
	await author.goto(new URL(link, author.url()).pathname);
	await expect(author.getByText(conclusion)).toBeVisible();
	await expect(author.getByText("« Un an, c’est trop long pour l’ombre des enfants. »")).toBeVisible();
	await expectAccessible(author);
	const frame = await author.request.get(`/embed${page}`);
	expect(frame.headers()["content-security-policy"]).toContain("frame-ancestors *");
	const picture = await author.request.get(`${page}/results.png`);
	expect(picture.headers()["content-type"]).toBe("image/png");
});
