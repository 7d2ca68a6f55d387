using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Access;
using ThongSuot.Core.History;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Access;
using ThongSuot.Web.Hosting;

namespace ThongSuot.Web.Api;

/// <summary>What went wrong, for programs: a status, a stable <c>code</c>, and a sentence in the language of the request.</summary>
internal sealed class ApiProblems(IStringLocalizer texts, TextCatalogue catalogue) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request's own path is that of the error page by now.
        var asked = new PathString(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path);
        if (!asked.StartsWithSegments(ApiSetup.Prefix, StringComparison.OrdinalIgnoreCase)) return false;
        var problem = exception switch
        {
            RuleException e => Problem(StatusCodes.Status422UnprocessableEntity, e.Code, texts[e.Code, [.. e.Args]]),
            DeniedException => Problem(StatusCodes.Status403Forbidden, "api.denied", texts["api.denied"]),
            StaleException => Problem(StatusCodes.Status412PreconditionFailed, "rule.stale", texts["rule.stale"]),
            NotFoundException e => Problem(StatusCodes.Status404NotFound, "api.not-found", texts["api.not-found", Kind(e.Kind), e.Id.ToString(CultureInfo.InvariantCulture)]),
            RepeatedException => Problem(StatusCodes.Status422UnprocessableEntity, "api.key-reused", texts["api.key-reused"]),
            PreconditionMissingException => Problem(StatusCodes.Status428PreconditionRequired, "api.if-match-missing", texts["api.if-match-missing"]),
            BadHttpRequestException e => Problem(e.StatusCode, "api.bad-request", texts["api.bad-request"], Cause(e)),
            _ => null,
        };
        if (problem is null) return false;
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Answers of the framework that have a status and nothing more.</summary>
    public static Task AnswerAsync(StatusCodeContext context) => AnswerAsync(context.HttpContext, context.HttpContext.Response.StatusCode);

    /// <summary>What a status says, where nothing else is known.</summary>
    public static Task AnswerAsync(HttpContext http, int status)
    {
        var code = status switch
        {
            StatusCodes.Status401Unauthorized => "api.unauthenticated",
            StatusCodes.Status403Forbidden when !TokenAuthentication.ScopeAllows(http) => "api.token-read-only",
            StatusCodes.Status403Forbidden => "api.forbidden",
            StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge => "api.bad-request",
            _ => null,
        };
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer>();
        return (code is null ? TypedResults.Problem(statusCode: status) : Problem(status, code, texts[code])).ExecuteAsync(http);
    }

    /// <summary>A form that lacks what its address needs is a mistake of who sent it, not of ours: the status, and the page that goes with it.</summary>
    public static async Task AnswerPagesAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = e.StatusCode;
        }
    }

    /// <param name="cause">What exactly does not fit, for the programmer.</param>
    public static ProblemHttpResult Problem(int status, string code, string sentence, string? cause = null)
    {
        Dictionary<string, object?> more = new(StringComparer.Ordinal) { ["code"] = code };
        if (cause is not null) more["cause"] = cause;
        return TypedResults.Problem(detail: sentence, statusCode: status, extensions: more);
    }

    /// <summary>Of a body that is no JSON, or not the right one, the parser knows the place.</summary>
    private static string Cause(BadHttpRequestException e) => e.InnerException switch
    {
        JsonException { Path: { } path } inner when !inner.Message.Contains(path, StringComparison.Ordinal) => $"{inner.Message} Path: {path}",
        JsonException inner => inner.Message,
        _ => e.Message,
    };

    private string Kind(string kind) => catalogue.Find($"api.kind.{kind}") is null ? kind : texts[$"api.kind.{kind}"];
}

/// <summary>A change was asked for without saying which version it is a change of.</summary>
internal sealed class PreconditionMissingException : Exception;
