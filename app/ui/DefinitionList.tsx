import type { ReactNode } from "react";

export const DefinitionList = ({ items }: { items: { term: ReactNode; description: ReactNode }[] }) => (
	<dl className="@container divide-y divide-line">
		{items.map(({ term, description }, index) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: the lines never move
			<div key={index} className="grid gap-x-6 gap-y-0.5 py-3 @md:grid-cols-[minmax(8rem,1fr)_2fr]">
				<dt className="font-semibold text-soft">{term}</dt>
				<dd className="min-w-0">{description}</dd>
			</div>
		))}
	</dl>
);
