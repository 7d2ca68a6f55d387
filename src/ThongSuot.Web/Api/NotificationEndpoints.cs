using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using ThongSuot.Core.Notifications;
using ThongSuot.Core.Shared;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>What the caller was told.</summary>
internal static class NotificationEndpoints
{
    /// <param name="Code">Stable name of what is told.</param>
    /// <param name="Text">The sentence, in the language of the request.</param>
    /// <param name="Link">Address within the application that it leads to.</param>
    public sealed record NotificationAnswer(long Id, string Code, string Text, string? Link, DateTime CreatedAt, bool IsRead);
    public sealed record ReadBody(long UpTo);
    public sealed record UnreadAnswer(int Count);

    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("/", ListAsync).Says("api.notifications.list");
        notifications.MapGet("/unread", async (NotificationService service, HttpContext http) => TypedResults.Ok(new UnreadAnswer(await service.UnreadAsync(Caller(http), http.RequestAborted)))).Says("api.notifications.unread");
        notifications.MapPost("/read", ReadAsync).Says("api.notifications.read");
    }

    private static async Task<Ok<Page<NotificationAnswer>>> ListAsync(NotificationService service, IStringLocalizer texts, HttpContext http, string? after = null, int size = Page<NotificationAnswer>.DefaultSize)
    {
        var rows = await service.OfAsync(Caller(http), after, size, http.RequestAborted);
        return TypedResults.Ok(new Page<NotificationAnswer>([.. rows.Items.Select(r => new NotificationAnswer(r.Id, r.TextKey, texts[r.TextKey, [.. r.Arguments]], r.Link, r.CreatedAt, r.IsRead))], rows.Next));
    }

    private static async Task<NoContent> ReadAsync(ReadBody body, NotificationService service, HttpContext http)
    {
        await service.ReadAsync(Caller(http), body.UpTo, http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static long Caller(HttpContext http) => http.User.PersonId()!.Value;
}
