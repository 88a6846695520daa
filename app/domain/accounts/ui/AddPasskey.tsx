import { useTranslation } from "react-i18next";
import { PasskeyForm } from "./PasskeyForm";

/** Names a passkey and has the device make it. */
export const AddPasskey = ({ options }: { options: string }) => {
	const { t } = useTranslation("identity");
	return (
		<PasskeyForm action="/second-factor/passkey" options={{ make: options }} label={t("passkey.add")}>
			<div className="grid w-full max-w-md gap-1">
				<label htmlFor="passkey-label" className="font-semibold">
					{t("passkey.name")}
				</label>
				<p id="passkey-label-hint" className="text-[0.9375rem] text-soft">
					{t("passkey.nameHint")}
				</p>
				<input
					id="passkey-label"
					name="label"
					maxLength={60}
					aria-describedby="passkey-label-hint"
					className="control"
				/>
			</div>
		</PasskeyForm>
	);
};
