/** Header names in small letters → value, unfolded. */
export type Headers = Map<string, string>;

/** Why a message is no affair of ours, or null. A reader of mail answers neither programs nor lists (RFC 3834, RFC 2369). */
export const setAsideReason = (
	headers: Headers,
	{ from, subject, own }: { from: string; subject: string; own: string[] },
): "automatic-answer" | "list" | "our-own" | null => {
	if (own.includes(from)) return "our-own";
	const automatic = headers.get("auto-submitted") ?? "no";
	const precedence = (headers.get("precedence") ?? "").trim().toLowerCase();
	const isAnswer =
		!/^no\b/i.test(automatic.trim()) ||
		headers.has("x-autoreply") ||
		headers.has("x-autorespond") ||
		headers.has("x-auto-reply-from") ||
		precedence === "auto_reply" ||
		/^\s*<>\s*$/.test(headers.get("return-path") ?? "") ||
		AWAY.test(subject);
	if (isAnswer) return "automatic-answer";
	const isList =
		["bulk", "list", "junk"].includes(precedence) ||
		headers.has("list-id") ||
		headers.has("list-post") ||
		headers.has("list-unsubscribe");
	return isList ? "list" : null;
};

const AWAY =
	/^\s*(?:réponse automatique|automatic reply|auto(?:matische antwort|-?reply|:)|absence du bureau|out of (?:the )?office|respuesta automática|risposta automatica)\b/iu;

export type Failure = { address: string | null; isPermanent: boolean; why: string };

const field = (report: string, name: string) =>
	new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, "imu").exec(report)?.[1]?.replace(/\s+/gu, " ").trim() ?? null;

/** What a delivery report says (RFC 3464): whom it is about, and whether trying again is useless. Null: it is good news. */
export const readReport = (report: string): Failure | null => {
	const text = report.replace(/\r\n?/gu, "\n");
	const action = field(text, "Action")?.toLowerCase() ?? "failed";
	if (action !== "failed" && action !== "delayed") return null;
	const address =
		/;?\s*<?([^\s<>;]+@[^\s<>;]+?)>?$/u.exec(field(text, "(?:Final|Original)-Recipient") ?? "")?.[1] ?? null;
	const status = field(text, "Status") ?? "";
	const why = (status || (field(text, "Diagnostic-Code") ?? action)).slice(0, 100);
	return { address: address?.toLowerCase() ?? null, isPermanent: action === "failed" && !status.startsWith("4"), why };
};

/** What our own mail server noted of the sender (RFC 8601): the topmost line only, since anyone can write the others. */
export const trustOf = (results: string | undefined): Record<string, string> => {
	const found = [...(results ?? "").matchAll(/\b(spf|dkim|dmarc)=(\w+)/giu)];
	return Object.fromEntries(
		found.reverse().map(([, name = "", value = ""]) => [name.toLowerCase(), value.toLowerCase()]),
	);
};
