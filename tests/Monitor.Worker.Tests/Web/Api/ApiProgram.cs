using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Monitor.Worker.Tests.Web.Api;

/// <summary>A program that asks the API, with a token or with a person's cookies.</summary>
internal sealed class ApiProgram(Visitor visitor, string? token = null, bool sameOrigin = true)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The answer, which must be there.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode} {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return Parse(text);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) => SendJsonAsync(HttpMethod.Post, path, json);

    public Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string path, string json) => SendAsync(method, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (sameOrigin && method != HttpMethod.Get) request.Headers.Add("Origin", visitor.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await visitor.Http.SendAsync(request, Ct);
    }

    /// <summary>The problem, which must be one.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True(response.StatusCode == status, $"{response.RequestMessage?.RequestUri}: {response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = Parse(text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    /// <summary>The fields that are wrong.</summary>
    public static string[] Fields(JsonElement problem) => [.. problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)];

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => Parse(await response.Content.ReadAsStringAsync(Ct));

    private static JsonElement Parse(string text)
    {
        using var parsed = JsonDocument.Parse(text);
        return parsed.RootElement.Clone();
    }
}
