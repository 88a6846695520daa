import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultationById } from "~/domain/consultations/queries.server";
import { exportProposals } from "~/domain/proposals/export.server";
import { exportHeadings } from "~/domain/proposals/export-headings.server";
import { translatorFor } from "~/i18n/i18next.server";
import { csv } from "~/lib/csv";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";

/** The proposals of a consultation as CSV for the staff, with what residents wrote for them alone. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.manage");
	const t = await translatorFor(args.request);
	const { consultationId } = args.params;
	const { id, slug } = orNotFound(isId(consultationId) ? await findConsultationById(context, consultationId) : null);
	const { questions, rows } = await exportProposals(context, { consultationId: id, withStaff: true, withCounts: true });
	return new Response(csv([[...exportHeadings(t), ...questions], ...rows]), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="propositions-${slug}-interne.csv"`,
			"Cache-Control": "no-store",
		},
	});
}
