"""What may come in: judged by its content, held to a size, cleaned of what pictures tell."""
