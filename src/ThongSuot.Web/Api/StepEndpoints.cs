using Microsoft.AspNetCore.Http.HttpResults;
using ThongSuot.Core.History;
using ThongSuot.Core.Implementation;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>The steps of an assignment, one address each. Who may take which is asked by the service; each is a change of what was seen.</summary>
internal static class StepEndpoints
{
    public sealed record ReportBody(int Percent, string Sentence);
    public sealed record RemarkBody(string? Sentence = null);
    public sealed record ReasonBody(string Sentence);
    public sealed record ExtensionBody(DateOnly Until, string Sentence);
    public sealed record GrantBody(DateOnly Until, string? Sentence = null);

    /// <param name="OrganizationIds">Bodies below, on the line of the programme.</param>
    /// <param name="DueOn">Their last day; that of the assignment without.</param>
    public sealed record PartsBody(IReadOnlyList<long> OrganizationIds, DateOnly? DueOn = null, string? Sentence = null);

    public static void MapSteps(this IEndpointRouteBuilder api)
    {
        var assignment = api.MapGroup("/assignments/{id:long}").WithTags("Assignments");
        assignment.MapPost("/acknowledge", (long id, AssignmentService service, HttpContext http) => MoveAsync(id, AssignmentMove.Acknowledge, null, null, service, http)).AsksVersion().Says("api.assignments.acknowledge");
        assignment.MapPost("/report", (long id, ReportBody body, AssignmentService service, HttpContext http) => MoveAsync(id, AssignmentMove.Report, body.Sentence, body.Percent, service, http)).AsksVersion().Says("api.assignments.report");
        Remark("submit", AssignmentMove.Submit).Says("api.assignments.submit");
        Reason("decline", AssignmentMove.Decline).Says("api.assignments.decline");
        Remark("accept", AssignmentMove.Accept).Says("api.assignments.accept");
        Reason("return", AssignmentMove.Return).Says("api.assignments.return");
        Remark("insist", AssignmentMove.Insist).Says("api.assignments.insist");
        Remark("release", AssignmentMove.Release).Says("api.assignments.release");
        assignment.MapPost("/extension", (long id, ExtensionBody body, AssignmentService service, HttpContext http) =>
            DoAsync(http, "extension-ask", (version, o) => service.AskExtensionAsync(new(id, body.Until, body.Sentence, version), o, http.RequestAborted))).AsksVersion().Says("api.assignments.extension");
        assignment.MapPost("/extension/grant", (long id, GrantBody body, AssignmentService service, HttpContext http) =>
            DoAsync(http, "extension-answer", (version, o) => service.AnswerExtensionAsync(new(id, body.Until, body.Sentence, version), o, http.RequestAborted))).AsksVersion().Says("api.assignments.extension-grant");
        assignment.MapPost("/extension/refuse", (long id, ReasonBody body, AssignmentService service, HttpContext http) =>
            DoAsync(http, "extension-answer", (version, o) => service.AnswerExtensionAsync(new(id, null, body.Sentence, version), o, http.RequestAborted))).AsksVersion().Says("api.assignments.extension-refuse");
        assignment.MapPost("/delegate", (long id, PartsBody body, AssignmentService service, HttpContext http) =>
            DoAsync(http, "delegate", (version, o) => service.DelegateAsync(new(id, body.OrganizationIds, body.DueOn, body.Sentence, version), o, http.RequestAborted))).AsksVersion().Says("api.assignments.delegate");

        RouteHandlerBuilder Remark(string step, AssignmentMove move) =>
            assignment.MapPost("/" + step, (long id, RemarkBody body, AssignmentService service, HttpContext http) => MoveAsync(id, move, body.Sentence, null, service, http)).AsksVersion();

        RouteHandlerBuilder Reason(string step, AssignmentMove move) =>
            assignment.MapPost("/" + step, (long id, ReasonBody body, AssignmentService service, HttpContext http) => MoveAsync(id, move, body.Sentence, null, service, http)).AsksVersion();
    }

    private static Task<NoContent> MoveAsync(long id, AssignmentMove move, string? sentence, int? percent, AssignmentService service, HttpContext http) =>
        DoAsync(http, move.ToString().ToLowerInvariant(), (version, o) => service.MoveAsync(new(id, move, sentence, percent, version), o, http.RequestAborted));

    private static async Task<NoContent> DoAsync(HttpContext http, string step, Func<int, Operation, Task<long>> what)
    {
        await what(Versions.Asked(http), http.Operation("assignment." + step));
        return TypedResults.NoContent();
    }
}
