import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { removeFactor } from "~/domain/accounts/commands/remove-factor.server";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ passkey: z.string().min(1).max(1400).optional() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	const { passkey } = await readButton(args, schema);
	const result = await removeFactor(context, passkey ? { passkeyId: passkey } : "authenticator");
	const t = await translatorFor(args.request);
	if (result.ok) return withFlash("/me/security", { tone: "success", text: t("identity:ways.removed") });
	const text = t(result.reason === "last-factor" ? "identity:ways.lastFactor" : "identity:ways.lastWay");
	return withFlash("/me/security", { tone: "error", text });
}
