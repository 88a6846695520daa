import type { ReactNode } from "react";
import { Icon } from "./Icon";

type Props = { summary: ReactNode; children: ReactNode; open?: boolean };

/** Something more, for those who want it. Opens without JavaScript; open on paper. */
export const Disclosure = ({ summary, children, open }: Props) => (
	<details open={open} className="group">
		<summary className="inline-flex min-h-11 items-center gap-2 font-semibold text-brand-text underline underline-offset-4">
			<Icon name="arrow" size={1} className="transition-transform group-open:rotate-90 no-print" />
			{summary}
		</summary>
		<div className="pt-2">{children}</div>
	</details>
);
