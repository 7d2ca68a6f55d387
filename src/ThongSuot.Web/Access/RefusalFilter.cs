using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ThongSuot.Core.Access;
using ThongSuot.Core.Shared;

namespace ThongSuot.Web.Access;

/// <summary>What a service found that the gate could not see: the thing is not there, or lies beyond the person's reach.</summary>
internal sealed class RefusalFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        context.Result = context.Exception switch
        {
            DeniedException => new StatusCodeResult(StatusCodes.Status403Forbidden),
            NotFoundException => new NotFoundResult(),
            _ => null,
        };
        context.ExceptionHandled = context.Result is not null;
    }
}
