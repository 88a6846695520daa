import { emailKey } from "~/domain/accounts/rules";
import { noteReturnedMail } from "~/domain/channels/commands/note-returned-mail.server";
import { noteContactFailure } from "~/domain/residents/commands/note-contact-failure.server";
import type { Context } from "~/server/context.server";

type Bounce = { address: string | null; identifiers: string[]; isPermanent: boolean; why: string };

const bare = (identifier: string) => identifier.replace(/^<|>$/g, "");

/** The letters of ours that came back: found by their Message-ID, which carries our signature or their own row. */
const lettersOf = ({ db }: Context, identifiers: string[]) => {
	const ids = identifiers.map(bare);
	const rows = ids.flatMap((id) => /^([0-9a-f-]{36})@/.exec(id)?.[1] ?? []);
	return db.mail.findMany({
		where: { OR: [{ messageId: { in: ids } }, { id: { in: rows } }] },
		select: { id: true, key: true, to: true },
		take: 20,
	});
};

/**
 * A letter came back. Only a report that returns the identifier of a letter we wrote to that very address is believed:
 * otherwise anyone could silence anyone. The delivery is marked, and the address with it.
 */
export const noteBounce = async (
	context: Context,
	{ address, identifiers, isPermanent, why }: Bounce,
): Promise<boolean> => {
	const letters = await lettersOf(context, identifiers);
	const returned = address
		? letters.filter(({ to }) => emailKey(to) === emailKey(address))
		: letters.length === 1
			? letters
			: [];
	for (const { id, key, to } of returned) {
		if (isPermanent) await noteReturnedMail(context, { id, key, why });
		await noteContactFailure(context, { kind: "email", address: emailKey(to), isPermanent });
	}
	return returned.length > 0;
};
