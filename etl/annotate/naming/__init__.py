"""Names and what stands for them: whose they are, over a whole article."""
