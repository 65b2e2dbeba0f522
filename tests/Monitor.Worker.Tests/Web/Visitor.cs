using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Monitor.Worker.Tests.Web;

/// <summary>Somebody at the page, without a script: reads, keeps cookies, sends forms as a browser would.</summary>
public sealed class Visitor(Uri address, CookieContainer? cookies = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = address };

    public HttpClient Http => _http;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, Ct);

    /// <summary>The page, which must be there.</summary>
    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await DocumentOf(response);
    }

    public static async Task<IHtmlDocument> DocumentOf(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Ct));

    /// <summary>Sends a form with the token of the page it stands on.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostWithAsync(await TokenAsync(page), action, fields);

    public Task<HttpResponseMessage> PostWithAsync(string? token, string action, params (string Name, string Value)[] fields)
    {
        var pairs = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        if (token is not null) pairs = pairs.Append(KeyValuePair.Create("__RequestVerificationToken", token));
        return _http.PostAsync(action, new FormUrlEncodedContent(pairs), Ct);
    }

    /// <summary>Any token of the page; null when it has no form that is sent.</summary>
    public async Task<string?> TokenAsync(string page)
    {
        using var response = await GetAsync(page);
        var document = await DocumentOf(response);
        return document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
    }

    public async Task GiveNameAsync(string name)
    {
        using var response = await PostAsync("/name", "/name", ("name", name), ("return", "/"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    public async Task SignInAsync(string name, string password)
    {
        using var response = await PostAsync("/sign-in", "/sign-in", ("name", name), ("password", password), ("return", "/"));
        Assert.Equal("/", response.Headers.Location?.ToString());
    }

    public void Dispose() => _http.Dispose();
}
