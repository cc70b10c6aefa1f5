"""Every number that decides anything, one file a stage, each with its reason. docs/method.md explains them."""
