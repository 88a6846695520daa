import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { readFormalFile } from "~/domain/ballots/queries/formal.server";
import { orNotFound } from "~/server/http.server";

/** What Belenios is given to prepare a formal election. That somebody took the roll is written down. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phaseId = "", file = "" } = args.params;
	const text = orNotFound(await readFormalFile(context, phaseId, file));
	if (file === "voters.txt")
		await recordEvent(context, { name: "formal-roll.exported", subject: { type: "phase", id: phaseId } });
	return new Response(text, {
		headers: {
			"Content-Type": `${file.endsWith(".json") ? "application/json" : "text/plain"}; charset=utf-8`,
			"Content-Disposition": `attachment; filename="${file}"`,
			"Cache-Control": "private, no-store",
		},
	});
}
