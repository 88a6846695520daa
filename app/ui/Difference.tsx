import type { Piece } from "~/lib/diff";

const marks = {
	added: "mx-0.5 rounded-sm bg-success-soft text-success no-underline font-semibold",
	removed: "mx-0.5 rounded-sm bg-danger-soft text-danger",
};

/** What changed between two texts: said by `<ins>` and `<del>`, not by colour alone. */
export const Difference = ({ pieces }: { pieces: Piece[] }) => (
	<p className="max-w-[68ch] whitespace-pre-wrap break-words">
		{pieces.map(({ kind, text }, index) => {
			// biome-ignore-start lint/suspicious/noArrayIndexKey: a comparison never moves
			if (kind === "same") return <span key={index}>{text}</span>;
			if (kind === "removed")
				return (
					<del key={index} className={marks.removed}>
						{text}
					</del>
				);
			return (
				<ins key={index} className={marks.added}>
					{text}
				</ins>
			);
			// biome-ignore-end lint/suspicious/noArrayIndexKey: a comparison never moves
		})}
	</p>
);
