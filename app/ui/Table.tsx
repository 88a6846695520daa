import type { ReactNode } from "react";

type Props = {
	caption: string;
	columns: { label: string; align?: "start" | "end" }[];
	/** The first cell names its row. */
	rows: { id: string; cells: ReactNode[] }[];
	/** When a heading just above already says what the caption says. */
	hideCaption?: boolean;
};

/** A table that scrolls inside itself where the screen is narrow, reachable by keyboard. */
export const Table = ({ caption, columns, rows, hideCaption }: Props) => (
	// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
	<section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-card border border-line bg-surface">
		<table className="w-full border-collapse text-start">
			<caption className={hideCaption ? "sr-only" : "px-4 pt-3 text-start font-semibold"}>{caption}</caption>
			<thead>
				<tr className="border-b-2 border-line">
					{columns.map(({ label, align }) => (
						<th
							key={label}
							scope="col"
							className={`px-4 py-3 text-[0.9375rem] font-semibold text-soft ${align === "end" ? "text-end" : "text-start"}`}
						>
							{label}
						</th>
					))}
				</tr>
			</thead>
			<tbody className="divide-y divide-line">
				{rows.map(({ id, cells }) => (
					<tr key={id}>
						{cells.map((cell, index) => {
							const align = columns[index]?.align === "end" ? "text-end tabular-nums" : "text-start";
							return index === 0 ? (
								// biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
								<th key={index} scope="row" className={`px-4 py-3 font-medium ${align}`}>
									{cell}
								</th>
							) : (
								// biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
								<td key={index} className={`px-4 py-3 ${align}`}>
									{cell}
								</td>
							);
						})}
					</tr>
				))}
			</tbody>
		</table>
	</section>
);
