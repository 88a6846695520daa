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

const headings = ["h2", "h3", "h4", "h5"] as const;

const BlockNode = ({ block, under }: { block: Block; under: number }) => {
	if (block.kind === "paragraph")
		return (
			<p>
				<Inlines nodes={block.children} />
			</p>
		);
	if (block.kind === "heading") {
		const Heading = headings[Math.min(block.level - 1 + under, headings.length - 1)] ?? "h4";
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

/** A text typed by someone, from our small Markdown; `under` is how many ranks of headings stand above it (0: the h1 alone). */
export const Prose = ({ text, under = 1, className = "" }: { text: string; under?: 0 | 1 | 2; className?: string }) => (
	<div className={`prose max-w-[68ch] ${className}`}>
		{parseMarkdown(text).map((block, index) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never moves
			<BlockNode key={index} block={block} under={under} />
		))}
	</div>
);
