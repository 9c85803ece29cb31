"""What our loop of SFT is worth against TRL's SFTTrainer: tokens a second of both, on one GPU.

Same trajectories, same first weights, bfloat16 autocast, nothing compiled but flex attention; every variant in a process
of its own, which is ended when it takes too long. TRL as its documentation has it: tokenised before, loss by labels,
fused AdamW, no checkpointing of activations, no logs. It computes its head on written tokens only, as we do.

    own            sft.py's rounds, batches, loss and optimisers
    padded         TRL, as many rows a batch as fill `--tokens` on average, grouped by length
    packed-flex    TRL, packed by best fit, FlexAttention
    packed-varlen  the same, PyTorch's attention over lengths: what flash-attn would be
    packed-sdpa    the same, the attention of `own` and `padded`: a full mask, squared in the batch's tokens

    pip install trl==1.16.0 datasets==5.2.0
    python compare_trl.py --model ../public/policy --tokenizer ../public/policy/tokenizer.json trajectories/*.jsonl
"""
import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

import numpy as np
import torch

from model import CONTEXT, DEVICE, hidden_states, load_model, new_model
from optimise import Optimiser
from sft import Rounds, endless, written_loss
from vocabulary import TAG_ID

PACKED = {"packed-flex": "cast_flex", "packed-varlen": "varlen", "packed-sdpa": "sdpa"}
VARIANTS = ["own", "padded", *PACKED]
PAD = TAG_ID["<pad>"]


class Clock:
    """Counts tokens from the end of the warm-up on, until the seconds are over."""

    def __init__(self, seconds: float, warm: int):
        self.seconds, self.warm = seconds, warm
        self.created, self.began, self.steps = time.time(), None, 0
        self.counts = torch.zeros(3, dtype=torch.int64, device=DEVICE)  # on the GPU: reading them would stop it
        self.busy: list[int] = []
        self.first_loss = None  # before anything was learnt: about the same in every variant, else one reads wrongly

    def count(self, ids: torch.Tensor, wanted: torch.Tensor) -> None:
        shape = torch.full((), ids.numel(), device=ids.device)
        self.counts += torch.stack([(ids != PAD).sum(), wanted.sum(), shape]).to(DEVICE)

    def progress(self) -> float:
        return min(1.0, (time.time() - self.began) / self.seconds) if self.began else 0.0

    def over(self) -> bool:
        """After every step."""
        self.steps += 1
        if self.began is None and self.steps == self.warm:
            self._wait()
            self.counts.zero_()
            self.steps, self.began = 0, time.time()
            if DEVICE == "cuda":
                torch.cuda.reset_peak_memory_stats()
                threading.Thread(target=self._watch, daemon=True).start()
        if self.progress() < 1:
            return False
        self._wait()
        self.ended = time.time()
        return True

    def row(self) -> dict:
        seconds = self.ended - self.began
        real, loss, shape = (count / seconds for count in self.counts.tolist())
        peak = torch.cuda.max_memory_allocated() if DEVICE == "cuda" else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        return {
            "tokens_per_second": round(real), "loss_tokens_per_second": round(loss), "padding": round(1 - real / shape, 3),
            "steps": self.steps, "seconds": round(seconds, 2), "seconds_before": round(self.began - self.created, 1),
            "first_loss": round(self.first_loss, 4), "peak_gib": round(peak / 2**30, 2),
            "gpu_busy": round(float(np.mean(self.busy)) / 100, 3) if self.busy else None,
        }  # fmt: skip

    def _wait(self) -> None:
        if DEVICE == "cuda":
            torch.cuda.synchronize()

    def _watch(self) -> None:
        """NVML's share of time in which any kernel ran; none where NVML can't be asked."""
        try:
            while self.progress() < 1:
                time.sleep(0.25)
                self.busy.append(torch.cuda.utilization())
        except Exception as error:  # noqa: BLE001
            print(f"no utilisation: {error!r}", file=sys.stderr)


def start(args):
    return load_model(args.model) if args.model else new_model(args.layers, args.hidden)


def rounds_of(args) -> Rounds:
    return Rounds(sorted(args.trajectories), args.tokenizer, args.round, args.tokens, 0.0, 1)


def own(args, clock: Clock) -> dict:
    rounds = rounds_of(args)
    source = endless(rounds)
    model = start(args).to(DEVICE)
    optimiser = Optimiser(model, 0.012, 1.5e-3, decay_share=0.5)
    for ids, mask in source:
        loss = written_loss(hidden_states, model, ids, mask)[0].mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(clock.progress())
        clock.count(ids, mask[:, 1:])
        clock.first_loss = loss.item() if clock.first_loss is None else clock.first_loss
        if clock.over():
            break
    source.close()
    rounds.close()
    return {}


def library(args, clock: Clock) -> dict:
    rounds = rounds_of(args)
    rounds.next()
    rounds.close()
    from datasets import Dataset
    from transformers import PreTrainedTokenizerFast, PrinterCallback, TrainerCallback
    from trl import SFTConfig, SFTTrainer

    register_attentions()
    trajectories = [(ids.astype(np.int64), mask) for ids, mask in rounds.trajectories]
    lengths = [len(ids) for ids, _ in trajectories]
    labels = [np.where(mask == 1, ids, -100) for ids, mask in trajectories]
    data = Dataset.from_dict({"input_ids": [ids for ids, _ in trajectories], "labels": labels, "length": lengths})
    packed = args.only in PACKED
    rows = max(1, round(args.tokens / (CONTEXT if packed else np.mean(lengths))))
    model = start(args)
    model.set_attn_implementation(PACKED.get(args.only, "sdpa"))

    class Counting(SFTTrainer):
        def training_step(self, model, inputs, *rest):
            clock.count(inputs["input_ids"], inputs["labels"][:, 1:] != -100)
            loss = super().training_step(model, inputs, *rest)
            clock.first_loss = loss.item() if clock.first_loss is None else clock.first_loss
            return loss

    class Stop(TrainerCallback):
        def on_step_end(self, args, state, control, **_):
            control.should_training_stop = clock.over()

    with tempfile.TemporaryDirectory() as folder:
        trainer = Counting(
            model=model,
            args=SFTConfig(
                output_dir=folder,
                per_device_train_batch_size=rows,
                train_sampling_strategy="random" if packed else "group_by_length",
                packing=packed,
                max_length=CONTEXT if packed else None,  # nothing is longer, so nothing is to cut
                # One shape, so that flex attention is compiled once.
                pad_to_multiple_of=rows * CONTEXT if args.only == "packed-flex" else None,
                bf16=DEVICE == "cuda",
                use_cpu=DEVICE == "cpu",
                gradient_checkpointing=False,
                optim="adamw_torch_fused",
                learning_rate=1.5e-3,
                adam_beta2=0.95,
                weight_decay=0.1,
                max_grad_norm=1.0,
                lr_scheduler_type="constant",
                num_train_epochs=1_000_000,
                dataloader_num_workers=args.workers,
                dataloader_persistent_workers=args.workers > 0,
                dataloader_drop_last=True,
                save_strategy="no",
                logging_strategy="no",
                report_to="none",
                disable_tqdm=True,
            ),
            train_dataset=data,
            processing_class=PreTrainedTokenizerFast(tokenizer_file=args.tokenizer, pad_token="<pad>", eos_token="<end>"),
            callbacks=[Stop()],
        )
        trainer.remove_callback(PrinterCallback)
        trainer.train()
    return {"rows": rows, "attention": model.config._attn_implementation}


def register_attentions() -> None:
    """Attentions within each packed row. Neither casts by itself what autocast's norms leave in float32."""
    from torch.nn.attention.varlen import varlen_attn
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.integrations.flex_attention import flex_attention_forward
    from transformers.masking_utils import flash_attention_mask, flex_attention_mask

    def cast_flex(module, q, k, v, mask, **rest):
        return flex_attention_forward(module, q.to(v.dtype), k.to(v.dtype), v, mask, **rest)

    def varlen(module, q, k, v, mask, scaling=None, cu_seq_lens_q=None, max_length_q=None, **_):
        groups = module.num_key_value_groups
        # (1, heads, tokens, 64) to (tokens, heads, 64)
        q, k, v = (one[0].transpose(0, 1).to(v.dtype) for one in (q, k, v))
        k, v = (one.repeat_interleave(groups, 1) for one in (k, v))
        ends, longest = cu_seq_lens_q.to(q.device), int(max_length_q)
        return varlen_attn(q.contiguous(), k, v, ends, ends, longest, longest, scale=scaling, window_size=(-1, 0))[None], None

    for name, attention, mask in (("cast_flex", cast_flex, flex_attention_mask), ("varlen", varlen, flash_attention_mask)):
        AttentionInterface.register(name, attention)
        AttentionMaskInterface.register(name, mask)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trajectories", nargs="+")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--model", help="checkpoint; without one a new model, the same in every variant")
    parser.add_argument("--layers", type=int, default=10, help="of a new model")
    parser.add_argument("--hidden", type=int, default=512, help="of a new model")
    parser.add_argument("--seconds", type=float, default=25, help="of each variant, after its warm-up")
    parser.add_argument("--warm", type=int, default=30, help="steps before the clock starts")
    parser.add_argument("--patience", type=float, default=75, help="seconds a variant may take besides")
    parser.add_argument("--tokens", type=int, default=49152, help="tokens of a batch, padding included")
    parser.add_argument("--round", type=int, default=4000, help="as in sft.py")
    parser.add_argument("--workers", type=int, default=min(8, (os.cpu_count() or 1) // 2), help="of TRL's data loader")
    parser.add_argument("--variants", nargs="+", default=VARIANTS, choices=VARIANTS)
    parser.add_argument("--only", choices=VARIANTS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.only:
        measure(args)
        return
    for variant in args.variants:
        # `--only` first: behind a `--` it would be a file, and every child would start children of its own.
        child = subprocess.Popen([sys.executable, __file__, "--only", variant, *sys.argv[1:]], start_new_session=True)
        try:
            why = f"exit status {child.wait(args.seconds + args.patience)}"
        except subprocess.TimeoutExpired:
            why = f"not done after {args.seconds + args.patience:.0f} s"
        try:  # workers outlive a parent that was killed
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        if child.wait() != 0:
            print(json.dumps({"variant": variant, "failed": why}), flush=True)


def measure(args) -> None:
    torch.set_float32_matmul_precision("high")
    clock = Clock(args.seconds, args.warm)
    about = (own if args.only == "own" else library)(args, clock)
    device = torch.cuda.get_device_name() if DEVICE == "cuda" else "cpu"
    print(json.dumps({"variant": args.only, **clock.row(), **about, "batch_tokens": args.tokens, "device": device}), flush=True)


if __name__ == "__main__":
    main()
