using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class TemplatesAndRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DifferenceSeen",
                table: "Papers",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RevisionNumber",
                table: "Papers",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TemplateVersionId",
                table: "Papers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PaperRevisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PaperId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Number = table.Column<int>(type: "int", nullable: false),
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ContentJson = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    PresentJson = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ComposedJson = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Unread = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperRevisions_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperRevisions_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperRevisions_StoredFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LastNumber = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperTemplates_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TemplateVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TemplateId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    FileId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ContentJson = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Remarks = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    PutInForceAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    PutInForceByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TemplateVersions_PaperTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "PaperTemplates",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TemplateVersions_StoredFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Papers_TemplateVersionId",
                table: "Papers",
                column: "TemplateVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRevisions_CampaignId",
                table: "PaperRevisions",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRevisions_FileId",
                table: "PaperRevisions",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRevisions_PaperId_Number",
                table: "PaperRevisions",
                columns: new[] { "PaperId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperTemplates_UnitId_Kind",
                table: "PaperTemplates",
                columns: new[] { "UnitId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TemplateVersions_FileId",
                table: "TemplateVersions",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_TemplateVersions_TemplateId_Number",
                table: "TemplateVersions",
                columns: new[] { "TemplateId", "Number" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Papers_TemplateVersions_TemplateVersionId",
                table: "Papers",
                column: "TemplateVersionId",
                principalTable: "TemplateVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Papers_TemplateVersions_TemplateVersionId",
                table: "Papers");

            migrationBuilder.DropTable(
                name: "PaperRevisions");

            migrationBuilder.DropTable(
                name: "TemplateVersions");

            migrationBuilder.DropTable(
                name: "PaperTemplates");

            migrationBuilder.DropIndex(
                name: "IX_Papers_TemplateVersionId",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "DifferenceSeen",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "RevisionNumber",
                table: "Papers");

            migrationBuilder.DropColumn(
                name: "TemplateVersionId",
                table: "Papers");
        }
    }
}
