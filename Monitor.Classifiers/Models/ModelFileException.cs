namespace Monitor.Classifiers.Models;

/// <summary>A model file cannot be used: cut off, damaged, or written by another version.</summary>
public sealed class ModelFileException(string path, string reason)
    : Exception($"{path} cannot be used: {reason}. Train again, or roll back to the previous model.");
