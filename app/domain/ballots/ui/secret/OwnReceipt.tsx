import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "~/ui/Button";
import { receiptFile } from "../../secret/wallet";
import type { WalletInHand } from "./useWallet";

type Props = { voteId: string; slug: string; hand: WalletInHand };

/** The receipt of the ballot in the box, to keep and to check; and how to leave nothing on this device. */
export const OwnReceipt = ({ voteId, slug, hand: { wallet, forget } }: Props) => {
	const { t } = useTranslation("ballots");
	if (!wallet?.counted) return null;
	const file = receiptFile(voteId, wallet.counted.receipt);
	return (
		<section className="grid gap-3 rounded-card border border-line bg-surface p-5" aria-labelledby="receipt">
			<h2 id="receipt" className="text-subheading">
				{t("secret.receipt.title")}
			</h2>
			<p>{t("secret.receipt.text")}</p>
			<pre className="whitespace-pre-wrap break-all rounded-control border border-line bg-sunken p-3 text-[0.875rem]">
				{file}
			</pre>
			<div className="no-print flex flex-wrap gap-3">
				<a
					className={buttonClass("secondary", "small")}
					href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
					download={t("secret.receipt.file")}
				>
					{t("secret.receipt.keep")}
				</a>
				<Link className={buttonClass("secondary", "small")} to={`/consultations/${slug}/vote/receipt`}>
					{t("secret.receipt.check")}
				</Link>
				<Button
					type="button"
					tone="danger"
					size="small"
					onClick={() => window.confirm(t("secret.receipt.forgetSure")) && forget()}
				>
					{t("secret.receipt.forget")}
				</Button>
			</div>
		</section>
	);
};
