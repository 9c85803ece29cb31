"""Whether a graph writes what PyTorch writes: greedy tokens and logits, each side with its own cache."""
import numpy as np
import torch

from cpu_graph import build_cpu_graph


def parity(torch_model, weights: dict, prompts: list[list[int]], steps: int = 24) -> dict:
    """Prompts whose greedy tokens are the same, and the largest difference of a logit."""
    import onnxruntime

    config = torch_model.config
    session = onnxruntime.InferenceSession(build_cpu_graph(config, weights).SerializeToString(), providers=["CPUExecutionProvider"])
    same, worst = 0, 0.0
    for prompt in prompts:
        ids, fresh, agreed, cache = list(prompt), list(prompt), True, None
        empty = np.zeros((1, config.num_key_value_heads, config.head_dim), np.float32)
        past = {f"past_{kind}_{layer}": empty for layer in range(config.num_hidden_layers) for kind in "kv"}
        for step in range(steps):
            before = len(ids) - len(fresh)
            shown = max(1, before)
            mask = np.triu(np.full((len(fresh), shown + len(fresh)), -1e9, np.float32), shown + 1)
            if before == 0:
                mask[:, 0] = -1e9
            feeds = {
                "ids": np.array(fresh, np.int32),
                "positions": np.arange(before, len(ids), dtype=np.int32),
                "rows": np.array([len(fresh) - 1], np.int32),
                "mask": mask,
                **past,
            }
            logits, *new = session.run(None, feeds)
            past = {name: np.concatenate([past[name], rows][step == 0 :]) for name, rows in zip(past, new)}
            with torch.no_grad():
                reply = torch_model(input_ids=torch.tensor([fresh]), past_key_values=cache, use_cache=True, logits_to_keep=1)
            cache, wanted = reply.past_key_values, reply.logits[0, -1].numpy()
            worst = max(worst, float(np.abs(wanted - logits[0]).max()))
            if wanted.argmax() != logits[0].argmax():
                agreed = False
                break
            fresh = [int(wanted.argmax())]
            ids += fresh
        same += agreed
    return {"prompts": len(prompts), "same": same, "worstLogit": round(worst, 4)}
