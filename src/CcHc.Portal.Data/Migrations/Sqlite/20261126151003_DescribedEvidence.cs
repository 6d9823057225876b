using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DescribedEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Threat",
                table: "StoredFiles",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Addressee",
                table: "Evidence",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DescribedFrom",
                table: "Evidence",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Person");

            migrationBuilder.AddColumn<Guid>(
                name: "JoinedIntoId",
                table: "Evidence",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_Scan_At",
                table: "StoredFiles",
                columns: new[] { "Scan", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_JoinedIntoId",
                table: "Evidence",
                column: "JoinedIntoId");

            migrationBuilder.AddForeignKey(
                name: "FK_Evidence_Evidence_JoinedIntoId",
                table: "Evidence",
                column: "JoinedIntoId",
                principalTable: "Evidence",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Evidence_Evidence_JoinedIntoId",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_StoredFiles_Scan_At",
                table: "StoredFiles");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_JoinedIntoId",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Threat",
                table: "StoredFiles");

            migrationBuilder.DropColumn(
                name: "Addressee",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "DescribedFrom",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "JoinedIntoId",
                table: "Evidence");
        }
    }
}
