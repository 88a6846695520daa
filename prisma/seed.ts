// The demonstration city, built through the commands in one transaction: all of it, or nothing.
import { ensureDemoAccounts } from "../app/domain/accounts/commands/ensure-demo-accounts.server";
import { changeCity } from "../app/domain/settings/commands/change-city.server";
import { type Context, systemContext, transaction } from "../app/server/context.server";
import { disconnect } from "../app/server/db.server";

const isFilled = async ({ db }: Context) => (await db.setting.count({ where: { key: "city" } })) > 0;

/** Fills an empty database with the demonstration city; leaves one that has a city alone. */
export const fillDemonstration = async (say: (text: string) => void): Promise<void> => {
	const context = systemContext();
	if (!(await isFilled(context))) {
		say("Building the demonstration city…");
		await transaction(context, async (context) => {
			await changeCity(context, { name: "Parvis" });
			await ensureDemoAccounts(context);
		});
	}
	await disconnect();
};
