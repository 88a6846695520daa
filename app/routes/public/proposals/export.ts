import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultation } from "~/domain/consultations/queries.server";
import { exportProposals } from "~/domain/proposals/export.server";
import { exportHeadings } from "~/domain/proposals/export-headings.server";
import { collectingPhase, collectingTerms } from "~/domain/proposals/phase";
import { translatorFor } from "~/i18n/i18next.server";
import { csv } from "~/lib/csv";
import { orNotFound } from "~/server/http.server";

/** The public proposals of a consultation as CSV, for anyone. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const { id, slug, phases } = orNotFound(await findConsultation(context, args.params.slug ?? ""));
	const phase = orNotFound(collectingPhase(phases, context.now));
	const { countsShown } = collectingTerms(phase);
	const { questions, rows } = await exportProposals(context, {
		...{ consultationId: id, withStaff: false, withCounts: countsShown },
	});
	return new Response(csv([[...exportHeadings(t), ...questions], ...rows]), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="propositions-${slug}.csv"`,
		},
	});
}
