import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../pages/axe";
import { signInAs } from "../pages/demo";
import { aNewResident, anOfficial, unique } from "../pages/votes";

const summary = "La rue Haute sera refaite. Dites-nous comment partager la chaussée entre vélos, piétons et voitures.";

/** axe runs in the page: it needs scripts. */
type Check = (page: Page) => Promise<void>;

/** An official writes a draft from a template, checks it and publishes it. Answers the path of its public page. */
const publish = async (official: Page, title: string, check: Check): Promise<string> => {
	await official.goto("/admin/consultations");
	await official.getByRole("link", { name: "Nouvelle consultation" }).click();
	await official.getByRole("button", { name: "Créer le brouillon" }).click();
	await expect(official.getByRole("link", { name: /^Titre – / })).toBeVisible();
	await check(official);
	await official.getByLabel("Titre", { exact: true }).fill(title);
	await official.getByLabel("En une ou deux phrases").fill(summary);
	await official.getByLabel(/^Qui décide/).fill("Le conseil municipal, en juin.");
	await official.getByLabel(/^Des idées, puis un vote/).check();
	await official.getByRole("button", { name: "Créer le brouillon" }).click();
	await expect(official.getByText("Brouillon, invisible des habitants")).toBeVisible();
	await check(official);
	await official.getByRole("link", { name: "Voir l’aperçu" }).click();
	await expect(official.getByText("Ceci est un aperçu")).toBeVisible();
	const path = new URL(official.url()).pathname;
	await official.getByRole("link", { name: "Revenir au brouillon" }).click();
	await official.getByRole("button", { name: "Publier la consultation" }).click();
	await expect(official.getByText("La consultation est publiée.")).toBeVisible();
	return path;
};

/** The official passes from the first phase to the second at once. */
const openProposals = async (official: Page) => {
	await official.getByRole("button", { name: "Clore maintenant l’étape « S’informer »" }).click();
	await expect(official.getByText("L’étape est close.")).toBeVisible();
	await official.getByRole("button", { name: "Ouvrir maintenant l’étape « Proposer »" }).click();
	await expect(official.getByText("L’étape est ouverte.")).toBeVisible();
};

/** A proposal placed by its address alone, as without JavaScript. Answers the path of its page. */
const propose = async (resident: Page, consultation: string, title: string): Promise<string> => {
	await resident.goto(consultation);
	await resident.getByRole("link", { name: "Déposer une proposition" }).click();
	await resident.getByLabel("Titre", { exact: true }).fill(title);
	await resident.getByLabel("Votre proposition", { exact: true }).fill("Il n’y a nulle part où s’asseoir à l’ombre.");
	await resident.getByLabel("Adresse ou lieu").fill("rue Haute");
	await resident.getByRole("button", { name: /^Publier/ }).click();
	await expect(resident.getByText(/Votre proposition est publiée/)).toBeVisible();
	return new URL(resident.url()).pathname;
};

test("an official publishes a consultation; residents propose on the map, find and support, once each", async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const official = await anOfficial(browser);
	const title = unique("Quelle place pour les vélos");
	const consultation = await publish(official, title, expectAccessible);
	await openProposals(official);

	const { page: author } = await aNewResident(browser);
	await author.goto(consultation);
	await expectAccessible(author);
	await author.getByRole("link", { name: "Déposer une proposition" }).click();
	await expectAccessible(author);
	await author.getByLabel("Titre", { exact: true }).fill("Un banc sous le tilleul");
	await author.getByLabel("Votre proposition", { exact: true }).fill("Il n’y a nulle part où s’asseoir à l’ombre.");
	const map = author.getByRole("region", { name: "Carte pour placer la proposition" });
	await map.click({ position: { x: 200, y: 150 } });
	await expect(author.getByText("Le lieu est placé sur la carte.")).toBeVisible();
	await author.getByRole("button", { name: "Publier ma proposition" }).click();
	await expect(author.getByText(/Votre proposition est publiée/)).toBeVisible();
	await expect(author.getByRole("heading", { name: "Où", exact: true })).toBeVisible();
	await expectAccessible(author);
	const proposal = new URL(author.url()).pathname;

	const { page: supporter } = await aNewResident(browser);
	await supporter.goto(`${consultation}/proposals`);
	await expect(supporter.getByRole("link", { name: "Un banc sous le tilleul" })).toBeVisible();
	await expectAccessible(supporter);
	// The same button pressed five times in parallel, as impatient fingers and slow networks do.
	const presses = Array.from({ length: 5 }, () => supporter.request.post(`${proposal}/support`, { form: {} }));
	await Promise.all(presses);
	await supporter.goto(proposal);
	await expect(supporter.getByText("1 soutien", { exact: true })).toBeVisible();
	await supporter.getByRole("button", { name: /^Retirer mon soutien/ }).dblclick();
	await expect(supporter.getByText("0 soutien", { exact: true })).toBeVisible();
	await supporter.getByRole("button", { name: /^Soutenir/ }).click();
	await expect(supporter.getByText("1 soutien", { exact: true })).toBeVisible();

	await supporter.goto(`${consultation}/proposals/new`);
	await supporter.getByLabel("Titre", { exact: true }).fill("Des bancs sous le tilleul");
	await expect(supporter.getByText("Une proposition ressemble à la vôtre")).toBeVisible();
	await expectAccessible(supporter);

	await author.getByRole("link", { name: "Modifier" }).click();
	await author.getByLabel("Titre", { exact: true }).fill("Deux bancs sous le tilleul");
	await author.getByRole("button", { name: "Enregistrer" }).click();
	await author.getByRole("link", { name: "2 versions du texte" }).click();
	await expect(author.locator("ins")).toHaveText(["Deux", "bancs"]);
	await expectAccessible(author);
	await author.goto(`${proposal}/withdraw`);
	await author.getByLabel("J’ai changé d’avis").check();
	await author.getByRole("button", { name: "Retirer ma proposition" }).click();
	await expect(author.getByText("Son auteur a retiré cette proposition")).toBeVisible();
});

test("all of it works without JavaScript", async ({ browser }) => {
	test.setTimeout(180_000);
	const official = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await signInAs(official, "elected");
	const consultation = await publish(official, unique("Quelle place pour les piétons"), async () => undefined);
	await openProposals(official);

	const { page: resident } = await aNewResident(browser, false);
	const proposal = await propose(resident, consultation, "Un banc place du marché");
	await resident.goto(`${consultation}/proposals/new`);
	await resident.getByLabel("Titre", { exact: true }).fill("Un banc sur la place du marché");
	await resident.getByLabel("Votre proposition", { exact: true }).fill("Pour se reposer avec ses paniers de courses.");
	await resident.getByLabel("Adresse ou lieu").fill("zzzzzz");
	await resident.getByRole("button", { name: "Publier ma proposition" }).click();
	await expect(resident.getByRole("link", { name: /Cette adresse n’a pas été trouvée/ })).toBeVisible();
	await resident.getByLabel("Adresse ou lieu").fill("");
	await resident.getByRole("button", { name: "Publier ma proposition" }).click();
	await expect(resident.getByText("Une proposition ressemble à la vôtre")).toBeVisible();
	await expect(resident.getByLabel("Titre", { exact: true })).toHaveValue("Un banc sur la place du marché");
	await resident.getByRole("button", { name: "Publier quand même ma proposition" }).click();
	await expect(resident.getByText(/Votre proposition est publiée/)).toBeVisible();

	await resident.goto(`${consultation}/proposals?search=MARCHE&sort=recent`);
	await expect(resident.getByText("2 propositions", { exact: true })).toBeVisible();
	await resident.getByRole("button", { name: "Soutenir « Un banc place du marché »" }).click();
	await expect(resident.getByText("1 soutien", { exact: true })).toBeVisible();
	await resident.goto(proposal);
	await expect(resident.getByText("1 soutien", { exact: true })).toBeVisible();

	await official.getByRole("link", { name: "Suspendre l’étape « Proposer »" }).click();
	await official.getByRole("button", { name: "Suspendre" }).click();
	await expect(official.getByRole("link", { name: /^Raison, visible de tous/ })).toBeVisible();
	await official.getByLabel("Raison, visible de tous").fill("Le plan de la rue affiché était faux.");
	await official.getByRole("button", { name: "Suspendre" }).click();
	await expect(official.getByText("L’étape est suspendue.")).toBeVisible();
	await resident.goto(consultation);
	await expect(resident.getByText(/Le plan de la rue affiché était faux/).first()).toBeVisible();
	await resident.goto(proposal);
	await expect(resident.getByRole("button", { name: /soutien|Soutenir/ })).toHaveCount(0);
});
