import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import { type Frame, frameAfter, frameBetween, inside, withHidden } from "./blur";

type Corner = { x: number; y: number };

/** Parts to hide of one photo, drawn with a finger or the mouse, or added and moved with the keyboard. */
const useFrames = () => {
	const [frames, setFrames] = useState<Frame[]>([]);
	const start = useRef<Corner | null>(null);
	const [drawn, setDrawn] = useState<Frame | null>(null);
	const cornerOf = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Corner => {
		const box = currentTarget.getBoundingClientRect();
		return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
	};
	return {
		frames: drawn ? [...frames, drawn] : frames,
		add: () => setFrames((all) => [...all, inside({ x: 0.375, y: 0.375, width: 0.25, height: 0.25 })]),
		remove: (index: number) => setFrames((all) => all.filter((_, other) => other !== index)),
		change: (index: number, frame: Frame) =>
			setFrames((all) => all.map((one, other) => (other === index ? frame : one))),
		draw: {
			onPointerDown: (event: PointerEvent<HTMLElement>) => {
				if (event.target !== event.currentTarget) return;
				event.preventDefault();
				event.currentTarget.setPointerCapture(event.pointerId);
				start.current = cornerOf(event);
			},
			onPointerMove: (event: PointerEvent<HTMLElement>) => {
				if (start.current) setDrawn(frameBetween(start.current, cornerOf(event)));
			},
			onPointerUp: () => {
				if (drawn) setFrames((all) => [...all, drawn]);
				start.current = null;
				setDrawn(null);
			},
		},
	};
};

type FrameProps = { frame: Frame; rank: number; onKey: (event: KeyboardEvent) => void; onRemove: () => void };

const percent = (share: number) => `${share * 100}%`;

const FrameBox = ({ frame, rank, onKey, onRemove }: FrameProps) => {
	const { t } = useTranslation("issue-reports");
	return (
		<button
			type="button"
			className="blur-frame"
			style={{
				left: percent(frame.x),
				top: percent(frame.y),
				width: percent(frame.width),
				height: percent(frame.height),
			}}
			aria-label={t("blur.frame", { rank })}
			onKeyDown={onKey}
			onDoubleClick={onRemove}
		/>
	);
};

type Props = { photo: File; onDone: (photo: File | null) => void };

const useObjectUrl = (file: File): string | undefined => {
	const [url, setUrl] = useState<string>();
	useEffect(() => {
		const made = URL.createObjectURL(file);
		setUrl(made);
		return () => URL.revokeObjectURL(made);
	}, [file]);
	return url;
};

const Stage = ({ photo, blur }: { photo: File; blur: ReturnType<typeof useFrames> }) => {
	const { t } = useTranslation("issue-reports");
	const url = useObjectUrl(photo);
	const onKey = (index: number, frame: Frame) => (event: KeyboardEvent) => {
		if (event.key === "Delete" || event.key === "Backspace") blur.remove(index);
		else {
			const next = frameAfter(frame, event.key, event.shiftKey);
			if (!next) return;
			blur.change(index, next);
		}
		event.preventDefault();
	};
	return (
		<div className="blur-stage">
			<img src={url} alt={t("blur.photo")} draggable={false} />
			<div className="blur-sheet" {...blur.draw}>
				{blur.frames.map((frame, index) => (
					<FrameBox
						// biome-ignore lint/suspicious/noArrayIndexKey: frames have no other name than their rank
						key={index}
						frame={frame}
						rank={index + 1}
						onKey={onKey(index, frame)}
						onRemove={() => blur.remove(index)}
					/>
				))}
			</div>
		</div>
	);
};

/** Hides faces and number plates before a photo leaves the device: what is covered is never sent. */
export const BlurDialog = ({ photo, onDone }: Props) => {
	const { t } = useTranslation("issue-reports");
	const titleId = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const blur = useFrames();
	const [isWorking, setWorking] = useState(false);
	useEffect(() => dialog.current?.showModal(), []);
	const finish = async () => {
		setWorking(true);
		onDone(blur.frames.length > 0 ? await withHidden(photo, blur.frames).catch(() => null) : null);
	};
	return (
		<dialog ref={dialog} aria-labelledby={titleId} className="blur-dialog" onClose={() => onDone(null)}>
			<div className="grid gap-4">
				<h2 id={titleId} className="text-subheading">
					{t("blur.title")}
				</h2>
				<p className="text-[0.9375rem] text-soft">{t("blur.howTo")}</p>
				<Stage photo={photo} blur={blur} />
				<div className="flex flex-wrap gap-3">
					<Button type="button" tone="secondary" onClick={blur.add}>
						<Icon name="plus" /> {t("blur.add")}
					</Button>
					<Button type="button" onClick={() => void finish()} disabled={isWorking}>
						{t("blur.done")}
					</Button>
					<Button type="button" tone="quiet" onClick={() => onDone(null)}>
						{t("blur.cancel")}
					</Button>
				</div>
			</div>
		</dialog>
	);
};
