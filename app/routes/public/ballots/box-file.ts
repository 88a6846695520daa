import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findPublication } from "~/domain/ballots/queries/publication.server";
import { findVotePage } from "~/domain/ballots/queries/votes.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound } from "~/server/http.server";
import { zip } from "~/server/zip.server";
import verifier from "../../../../scripts/verify-ballots.mjs?raw";

const types: Record<string, string> = { zip: "application/zip", json: "application/json", mjs: "text/javascript" };

const typeOf = (name: string) => types[name.split(".").pop() ?? ""] ?? "text/plain; charset=utf-8";

/** One file of the published box, or all of them in a ZIP archive; the verifier is there from the first. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { slug = "", file = "" } = args.params;
	const { vote } = orNotFound(await findVotePage(context, slug));
	const { id, level } = orNotFound(vote);
	const published = level === "secret" ? await findPublication(context, id) : null;
	const t = await translatorFor(args.request);
	const guide = { [t("ballots:secret.box.guideFile")]: t("ballots:secret.box.guide") };
	const files: Record<string, string> = { "verify-ballots.mjs": verifier, ...published, ...(published ? guide : {}) };
	const body = file === "dossier.zip" && published ? zip(files) : orNotFound(files[file]);
	return new Response(body as BodyInit, {
		headers: {
			"Content-Type": typeOf(file),
			"Content-Disposition": `attachment; filename="${file === "dossier.zip" ? `${slug}.zip` : file}"`,
			"Cache-Control": "no-store",
		},
	});
}
