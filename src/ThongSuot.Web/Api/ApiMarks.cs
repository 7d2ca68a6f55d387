namespace ThongSuot.Web.Api;

/// <summary>Key of the sentence that says what an endpoint does.</summary>
internal sealed record Said(string Key);

/// <summary>What an endpoint asks for beside its body, for its description.</summary>
internal enum Asks
{
    /// <summary><c>If-Match</c>: it changes what somebody saw.</summary>
    Version,
    /// <summary><c>Idempotency-Key</c>: it creates.</summary>
    Key,
}

/// <summary>On endpoints that change nothing although they are not asked by GET: a token for reading may call them.</summary>
internal sealed class ReadsOnly;

internal static class ApiMarks
{
    /// <summary>Names an endpoint by the key of its sentence.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string key) => endpoint.WithName(key).WithMetadata(new Said(key));

    public static RouteHandlerBuilder AsksVersion(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(Asks.Version);

    public static RouteHandlerBuilder AsksKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(Asks.Key);
}
