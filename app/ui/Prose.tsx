import { Fragment } from "react";
import { type Block, type Inline, parseMarkdown } from "~/lib/markdown";

const InlineNode = ({ node }: { node: Inline }) => {
	if (node.kind === "text") return node.text;
	if (node.kind === "break") return <br />;
	const children = <Inlines nodes={node.children} />;
	if (node.kind !== "link") return node.kind === "bold" ? <strong>{children}</strong> : <em>{children}</em>;
	return (
		<a href={node.href} rel="nofollow ugc noopener">
			{children}
		</a>
	);
};

const Inlines = ({ nodes }: { nodes: Inline[] }) =>
	nodes.map((node, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never moves
		<Fragment key={index}>
			<InlineNode node={node} />
		</Fragment>
	));

const ranks = ["h2", "h3", "h4", "h5"] as const;

const BlockNode = ({ block, top }: { block: Block; top: number }) => {
	if (block.kind === "paragraph")
		return (
			<p>
				<Inlines nodes={block.children} />
			</p>
		);
	if (block.kind === "heading") {
		const Heading = ranks[Math.min(top + block.level, ranks.length - 1)] ?? "h5";
		return (
			<Heading>
				<Inlines nodes={block.children} />
			</Heading>
		);
	}
	const List = block.ordered ? "ol" : "ul";
	return (
		<List>
			{block.items.map((item, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never moves
				<li key={index}>
					<Inlines nodes={item} />
				</li>
			))}
		</List>
	);
};

/** The highest rank of heading that a text uses, whether its author began with # or ###. */
const highest = (blocks: Block[]) =>
	Math.min(3, ...blocks.map((block) => (block.kind === "heading" ? block.level : 3)));

/**
 * A text typed by someone, from our small Markdown; `under` is how many ranks of headings stand above it (0: the h1 alone),
 * so that its own headings follow them without a gap.
 */
export const Prose = ({ text, under = 1, className = "" }: { text: string; under?: 0 | 1 | 2; className?: string }) => {
	const blocks = parseMarkdown(text);
	const top = under - highest(blocks);
	return (
		<div className={`prose max-w-[68ch] ${className}`}>
			{blocks.map((block, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never moves
				<BlockNode key={index} block={block} top={top} />
			))}
		</div>
	);
};
