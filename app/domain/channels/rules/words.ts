const bare = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[^\p{L}\d]+/gu, " ")
		.trim()
		.toUpperCase();

const STOP =
	/^(?:STOP|STOP ?SMS|STOPSMS|ARRET|ARRETER|ARRETEZ|DESABONNER|DESABONNEMENT|DESINSCRIPTION|UNSUBSCRIBE|CANCEL|END|QUIT)(?: \d{3,8})?$/u;
const START = /^(?:START|REPRENDRE|REPRISE|UNSTOP|REABONNER)(?: \d{3,8})?$/u;

/** What a text asks of us, if it is a keyword alone: in any case, with or without accents and dots, «stop 36180» too. */
export const keywordOf = (text: string): "opt-out" | "opt-in" | null => {
	const word = bare(text);
	if (STOP.test(word)) return "opt-out";
	return START.test(word) ? "opt-in" : null;
};

/** One word as it is compared, in capitals without accents: what somebody sends to ask for an answer. Null for anything else. */
export const askedWord = (text: string): string | null => {
	const word = bare(text);
	return /^[A-Z0-9]{3,20}$/u.test(word) && !STOP.test(word) && !START.test(word) ? word : null;
};

/** A telephone number in E.164, the French way when no country is given: «06 12 34 56 78» is «+33612345678». Null if it is none. */
export const phoneKey = (text: string): string | null => {
	const signs = text.replace(/\(0\)/gu, "").replace(/[\s.\-()/\u00a0\u202f]/gu, "");
	const international = signs.replace(/^00/u, "+");
	if (/^\+33\d{9}$/u.test(international) || /^\+(?!33)[1-9]\d{6,14}$/u.test(international)) return international;
	return /^0[1-9]\d{8}$/u.test(signs) ? `+33${signs.slice(1)}` : null;
};
