import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { unlinkIdentity } from "~/domain/accounts/commands/unlink-identity.server";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { providerNames } from "~/domain/accounts/openid/providers.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ identity: z.uuid(), name: z.enum(providerNames) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	const { identity, name } = await readButton(args, schema);
	const result = await unlinkIdentity(context, { identityId: identity });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash("/me/security", { tone: "error", text: t("identity:openid.lastWay") });
	const text = t("identity:openid.unlinked", { name: t(`identity:openid.names.${name}`) });
	return withFlash("/me/security", { tone: "success", text });
}
