"""The reader's language: what somebody who searches means by what they typed."""
