"""The frozen types every stage speaks: the evidence, scenarios, and the library of both."""
