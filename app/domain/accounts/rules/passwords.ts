/**
 * Words that head the published lists of leaked passwords, French ones included, without accents, digits or capitals.
 * A password made only of one of them, repeated or dressed with digits and signs, is among the first a stranger tries
 * (NIST SP 800-63B, 5.1.1.2; ANSSI, Recommandations relatives à l’authentification multifacteur et aux mots de passe).
 */
const commonWords =
	"password passwort motdepasse monmotdepasse mdp azerty azertyuiop azertyuiopqsdfghjklm qwerty qwertyuiop qwertz " +
	"asdfgh asdfghjkl zxcvbn zxcvbnm wxcvbn qsdfgh qsdfghjklm abc abcd abcdef abcdefgh abcdefghijkl iloveyou jetaime " +
	"jetadore jtm amour monamour coeur moncoeur doudou loulou chouchou cheval soleil bonjour bonsoir merci france " +
	"paris marseille lyon psg om olympique marseillais bordeaux toulouse nantes saintetienne football foot rugby " +
	"princess princesse sunshine dragon monkey master superman batman pokemon naruto starwars football baseball " +
	"welcome bienvenue letmein admin administrateur administrator root user utilisateur login test testtest guest " +
	"secret trustno trustnoone michael jennifer nicolas julien thomas camille chocolat vanille nutella caramel tiramisu " +
	"maman papa mamanpapa famille bebe mariage vacances ordinateur internet facebook google samsung iphone android " +
	"hello freedom liberte egalite fraternite whatever blink ninja mustang shadow hunter killer computer mairie ville " +
	"habitant citoyen participation parvis changeme changezmoi default defaut";

const common = new Set(commonWords.split(" "));

const letters = (text: string) =>
	text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/0/g, "o")
		.replace(/[1!|]/g, "i")
		.replace(/3/g, "e")
		.replace(/[4@]/g, "a")
		.replace(/[5$]/g, "s")
		.replace(/[^a-z]/g, "");

const plainLetters = (text: string) =>
	text
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^a-z]/g, "");

/** «abcabcabc» is «abc» repeated. */
const repeated = (text: string): string => {
	for (let size = 1; size <= text.length / 2; size += 1) {
		const part = text.slice(0, size);
		if (text.length % size === 0 && part.repeat(text.length / size) === text) return part;
	}
	return text;
};

const isRun = (text: string): boolean => {
	const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
	const isEven = (step: number) =>
		codes.every(
			(code, index) =>
				index === 0 || code - (codes[index - 1] ?? 0) === step || (code === 48 && codes[index - 1] === 57),
		);
	return isEven(1) || isEven(-1) || isEven(0);
};

/** Whether a stranger would try this password among the first. */
export const isCommonPassword = (password: string): boolean => {
	const core = repeated(password);
	if (core.length < 4 || isRun(core) || isRun(password)) return true;
	if (/^\d+$/.test(password) && new Set(password).size <= 4) return true;
	const bare = password.replace(/[\d\W_]+$/, "");
	return [plainLetters(password), letters(password), letters(bare)].some(
		(word) => common.has(word) || common.has(repeated(word)),
	);
};
