namespace Monitor.Classifiers.Models;

/// <summary>One yes/no question: weights and intercept, already scaled so that their sum is a calibrated logit.</summary>
internal sealed record LinearHead(string TopicId, float[] Weights, float Intercept)
{
    public double Logit(ReadOnlySpan<int> features, ReadOnlySpan<float> values)
    {
        double sum = Intercept;
        for (var i = 0; i < features.Length; i++)
            sum += values[i] * Weights[features[i]];
        return sum;
    }
}
