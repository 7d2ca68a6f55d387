using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Core.Data;
using ThongSuot.Tests;

namespace ThongSuot.Web.Tests;

/// <summary>The application as it is, in memory, in the environment asked for, with a folder of its own for what it keeps.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    public string Environment { get; init; } = "Development";

    /// <summary>True for a site that nobody has set up yet; otherwise whoever comes is the first administrator, signed in.</summary>
    public bool IsNew { get; init; }

    /// <summary>Where its data is; a new database in its folder without.</summary>
    public DatabaseOptions? Database { get; init; }

    /// <summary>More settings, as a configuration file would hold them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes what the application is made of.</summary>
    public Action<IServiceCollection>? Instead { get; init; }

    /// <summary>A visitor with cookies of its own, who is told of a redirect rather than led along it: the administrator, or the person given.</summary>
    public Visitor Visit(long? person = null)
    {
        var client = CreateClient(Told);
        if (person is { } other) Put(client, other);
        return new(client);
    }

    /// <summary>A visitor nobody knows.</summary>
    public Visitor Stranger()
    {
        var client = CreateClient(Told);
        client.DefaultRequestHeaders.Remove(Cookie);
        return new(client);
    }

    /// <summary>Does something with a service of the application.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> what) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private const string Cookie = "Cookie";
    private static readonly WebApplicationFactoryClientOptions Told = new() { AllowAutoRedirect = false };

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        if (!IsNew) Put(client, FirstPerson.SetUpAsync(Services).GetAwaiter().GetResult());
    }

    private void Put(HttpClient client, long person)
    {
        client.DefaultRequestHeaders.Remove(Cookie);
        client.DefaultRequestHeaders.Add(Cookie, $"session={FirstPerson.SessionAsync(Services, person).GetAwaiter().GetResult()}");
    }

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("thongsuot-");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment).UseSetting("Data:Folder", _folder.FullName);
        // The server in memory lacks features the framework warns of at every request; what fails must not drown in it.
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore", "Error");
        if (Database is { } database) builder.UseSetting("Database:Provider", database.Provider).UseSetting("Database:Connection", database.Connection);
        foreach (var (name, value) in Settings) builder.UseSetting(name, value);
        // Many rounds keep guessers busy, and tests too.
        builder.ConfigureTestServices(services => Instead?.Invoke(services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }
}

/// <summary>Asks for pages and sends the forms found on them, as a browser without script would.</summary>
public sealed class Visitor(HttpClient client)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpResponseMessage LastAnswer { get; private set; } = null!;

    public async Task<IHtmlDocument> Open(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        LastAnswer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        Assert.Equal(expected, LastAnswer.StatusCode);
        return await Read(LastAnswer);
    }

    /// <summary>Goes where the last answer led, whatever comes.</summary>
    public async Task<HttpResponseMessage> Follow(string address) => LastAnswer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);

    /// <summary>Presses a button of a form; what was filled in is added to the form's own fields.</summary>
    public async Task<HttpResponseMessage> Press(IElement button, params (string Name, string Value)[] filled)
    {
        var form = button.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException("The button stands in no form.");
        var fields = form.Elements.Select(Field).OfType<(string Name, string Value)>()
            .Where(field => filled.All(other => other.Name != field.Name))
            .Concat(filled);
        if (button.GetAttribute("name") is { } name)
            fields = fields.Append((name, button.GetAttribute("value") ?? ""));
        return await Post(button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? LastAnswer.RequestMessage!.RequestUri!.PathAndQuery, [.. fields]);
    }

    private static (string, string)? Field(IElement element) => element switch
    {
        IHtmlInputElement { Name.Length: > 0 } input when input.Type is not ("checkbox" or "radio") || input.IsChecked => (input.Name, input.Value),
        IHtmlSelectElement { Name.Length: > 0 } select => (select.Name, select.Value ?? ""),
        IHtmlTextAreaElement { Name.Length: > 0 } area => (area.Name, area.Value),
        _ => null,
    };

    public async Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Send(address, content);
    }

    /// <summary>Sends a form of another making, such as one with a file.</summary>
    public async Task<HttpResponseMessage> Send(string address, HttpContent content) => LastAnswer = await client.PostAsync(new Uri(address, UriKind.Relative), content, Cancel);

    public static async Task<IHtmlDocument> Read(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Cancel), Cancel);
}
