import type { LoaderFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { cockpitOf } from "~/domain/crm/queries/cockpit.server";
import { daysOf, periodOf } from "~/domain/crm/rules/period";
import { publishable, shareOf } from "~/domain/crm/rules/strategy";
import { translatorFor } from "~/i18n/i18next.server";
import { csv } from "~/lib/csv";

/** How people reach the city and how it answers, for anyone: small numbers are hidden, names are nowhere. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const t = await translatorFor(args.request);
	const days = daysOf(new URL(args.request.url).searchParams.get("days"));
	const { channels, topics } = await cockpitOf(context, periodOf(context.now, days));
	const few = t("crm:cockpit.few");
	const count = (value: number) => publishable(value) ?? few;
	const rate = (part: number, whole: number) => {
		const share = shareOf(part, whole);
		return share === null ? few : Math.round(share * 1000) / 1000;
	};
	const lines = (kind: string, group: typeof channels) =>
		group.map(({ key, matters, answered, onTime, again, firstTime }) => [
			...[kind, key, count(matters), count(answered)],
			...[rate(onTime, answered), rate(again, answered), rate(firstTime, answered)],
		]);
	const head = ["kind", "key", "matters", "answered", "on_time", "again_within_7_days", "solved_at_first_answer"];
	return new Response(csv([head, ...lines("channel", channels), ...lines("topic", topics)]), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": 'attachment; filename="channels.csv"',
			"Cache-Control": "public, max-age=600",
		},
	});
}
