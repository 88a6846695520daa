type Letter = {
	from?: string;
	to?: string;
	subject?: string;
	text?: string;
	id?: string;
	headers?: Record<string, string>;
};

let count = 0;

/** A letter as it travels, in UTF-8. */
export const aLetter = ({ from, to, subject, text, id, headers = {} }: Letter = {}): string => {
	count += 1;
	const all = {
		"Message-ID": id ?? `<lettre-${count}@exemple.example>`,
		Date: "Tue, 12 May 2026 09:59:00 +0000",
		From: from ?? "Léa Martin <lea@exemple.example>",
		To: to ?? "reponse@ville.example",
		Subject: subject ?? "Lampadaire en panne",
		"MIME-Version": "1.0",
		"Content-Type": "text/plain; charset=utf-8",
		"Content-Transfer-Encoding": "8bit",
		...headers,
	};
	const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
	return `${head.join("\r\n")}\r\n\r\n${text ?? "Le lampadaire ne s’allume plus."}\r\n`;
};

/** The report of a letter that could not be delivered (RFC 3464). */
export const aBounce = ({
	messageId,
	recipient,
	status = "5.1.1",
}: {
	messageId: string;
	recipient: string;
	status?: string;
}): string =>
	aLetter({
		from: "Mail Delivery System <MAILER-DAEMON@relais.example>",
		subject: "Undelivered Mail Returned to Sender",
		headers: {
			"Return-Path": "<>",
			"Auto-Submitted": "auto-replied",
			"Content-Type": 'multipart/report; report-type=delivery-status; boundary="bord"',
		},
		text: [
			"--bord\r\nContent-Type: text/plain\r\n\r\nI could not deliver your message.",
			`--bord\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relais.example\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: ${status.startsWith("4") ? "delayed" : "failed"}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; no such user`,
			`--bord\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${messageId}>\r\nSubject: x`,
			"--bord--",
		].join("\r\n\r\n"),
	});
