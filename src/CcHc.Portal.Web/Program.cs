using CcHc.Portal.Web.Commands;

return await PortalCommandLine.RunAsync(args);

public partial class Program;
