"""Structured invoices for tests: small files of each format, written here."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

CII = """<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:ram" xmlns:udt="urn:udt">
 <rsm:ExchangedDocument><ram:ID>RE-2026/17</ram:ID><ram:TypeCode>380</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20260403</udt:DateTimeString></ram:IssueDateTime>
 </rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:IncludedSupplyChainTradeLineItem>
   <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
   <ram:SpecifiedTradeProduct><ram:Name>Thermoskanne</ram:Name></ram:SpecifiedTradeProduct>
   <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
    <ram:ChargeAmount>500.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">100</ram:BasisQuantity>
   </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
   <ram:SpecifiedLineTradeDelivery>
    <ram:BilledQuantity unitCode="C62">20</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
   <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
    <ram:LineTotalAmount>100.00</ram:LineTotalAmount>
   </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>
  <ram:IncludedSupplyChainTradeLineItem>
   <ram:SpecifiedTradeProduct><ram:Name>Deckel</ram:Name></ram:SpecifiedTradeProduct>
   <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
    <ram:ChargeAmount>2.00</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
   <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity>10</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
   <ram:SpecifiedLineTradeSettlement>
    <ram:SpecifiedTradeAllowanceCharge><ram:ActualAmount>5.00</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>
    <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>15.00</ram:LineTotalAmount>
    </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:Name>Kanne GmbH</ram:Name>
    <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113/40209</ram:ID></ram:SpecifiedTaxRegistration>
    <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE136695976</ram:ID></ram:SpecifiedTaxRegistration>
   </ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:Name>Maria Lindqvist</ram:Name></ram:BuyerTradeParty>
   <ram:BuyerOrderReferencedDocument>
    <ram:IssuerAssignedID>113-4627301-9284417</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeSettlement>
   <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:LineTotalAmount>115.00</ram:LineTotalAmount>
    <ram:TaxBasisTotalAmount>115.00</ram:TaxBasisTotalAmount>
    <ram:TaxTotalAmount currencyID="CHF">20.00</ram:TaxTotalAmount>
    <ram:TaxTotalAmount currencyID="EUR">21.85</ram:TaxTotalAmount>
    <ram:GrandTotalAmount>136.85</ram:GrandTotalAmount>
    <ram:DuePayableAmount>136.85</ram:DuePayableAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""

UBL = """<?xml version="1.0"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
 <cbc:ID>TOSL108</cbc:ID><cbc:IssueDate>2026-06-30</cbc:IssueDate>
 <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
 <cac:OrderReference><cbc:ID>PO 123</cbc:ID></cac:OrderReference>
 <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Salescompany</cbc:Name></cac:PartyName>
  <cac:PartyTaxScheme><cbc:CompanyID>ATU13585627</cbc:CompanyID></cac:PartyTaxScheme>
  <cac:PartyLegalEntity><cbc:RegistrationName>The Sellercompany Inc.</cbc:RegistrationName>
   </cac:PartyLegalEntity>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Buyercompany Ltd</cbc:Name></cac:PartyName>
 </cac:Party></cac:AccountingCustomerParty>
 <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">19.00</cbc:TaxAmount></cac:TaxTotal>
 <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
  <cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>
  <cbc:PrepaidAmount currencyID="EUR">19.00</cbc:PrepaidAmount>
  <cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
 <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity>4</cbc:InvoicedQuantity>
  <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
  <cac:Item><cbc:Name>Laptop bag</cbc:Name></cac:Item>
  <cac:Price><cbc:PriceAmount currencyID="EUR">25.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>"""

DIGITAL_FAPIAO = """<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>26442000000012345678</EIid></Header><EInvoiceData>
 <SellerInformation><SellerIdNum>91442000MA54610727</SellerIdNum><SellerName>中山市明辉灯饰厂</SellerName></SellerInformation>
 <BuyerInformation><BuyerIdNum>91440300MA5219091T</BuyerIdNum><BuyerName>深圳市云杉贸易有限公司</BuyerName></BuyerInformation>
 <BasicInformation><TotalAmWithoutTax>2560.00</TotalAmWithoutTax><TotalTaxAm>332.80</TotalTaxAm>
  <TotalTax-includedAmount>2892.80</TotalTax-includedAmount></BasicInformation>
 <IssuItemInformation><ItemName>*灯具*台灯</ItemName><Quantity>20</Quantity><UnPrice>128</UnPrice><Amount>2560.00</Amount></IssuItemInformation>
</EInvoiceData><TaxSupervisionInfo><InvoiceNumber>26442000000012345678</InvoiceNumber>
 <IssueTime>2026-08-31</IssueTime></TaxSupervisionInfo></EInvoice>"""

OLD_FAPIAO = """<?xml version="1.0" encoding="utf-8"?>
<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019"><fp:InvoiceCode>011001605111</fp:InvoiceCode>
<fp:InvoiceNo>80100798</fp:InvoiceNo><fp:IssueDate>2016年10月18日</fp:IssueDate>
<fp:Buyer><fp:BuyerName>云杉贸易有限公司</fp:BuyerName><fp:BuyerTaxID>91440300MA5219091T</fp:BuyerTaxID></fp:Buyer>
<fp:Seller><fp:SellerName>明辉灯饰厂</fp:SellerName><fp:SellerTaxID>91442000MA54610727</fp:SellerTaxID></fp:Seller>
<fp:TaxInclusiveTotalAmount>48.90</fp:TaxInclusiveTotalAmount><fp:TaxTotalAmount>5.63</fp:TaxTotalAmount>
<fp:TaxExclusiveTotalAmount>43.27</fp:TaxExclusiveTotalAmount>
<fp:GoodsInfos><fp:GoodsInfo><fp:Item>*灯具*灯泡</fp:Item><fp:Price>43.27</fp:Price><fp:Quantity>1</fp:Quantity>
<fp:Amount>43.27</fp:Amount></fp:GoodsInfo></fp:GoodsInfos></eInvoice>"""

_OFD = (
    '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>'
    "{custom}</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    "</ofd:DocBody></ofd:OFD>"
)
_DOCUMENT = (
    '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData>'
    '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    "<ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea>"
    "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
    '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>'
)
_PAGE = (
    '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">{use}<ofd:Content><ofd:Layer>{objects}'
    "</ofd:Layer></ofd:Content></ofd:Page>"
)
_RESOURCES = (
    '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias>'
    '<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>qr.png</ofd:MediaFile></ofd:MultiMedia>'
    "</ofd:MultiMedias></ofd:Res>"
)
FAPIAO_LABELS = (
    (69, 7, "广东增值税电子普通发票"),
    (148, 8, "发票代码："),
    (148, 13, "发票号码："),
    (148, 18, "开票日期："),
    (22, 91, "合计"),
    (16, 98, "价税合计（大写）"),
    (156, 98, "（小写）"),
    (105, 125, "开票人：管理员"),
)
FAPIAO_VALUES = (
    (165, 8, "011001605111"),
    (165, 13, "80100798"),
    (165, 18, "2016年10月18日"),
    (150, 91, "¥43.27"),
    (190, 91, "¥5.63"),
    (63, 98, "肆拾捌圆玖角整"),
    (172, 98, "¥48.90"),
)
CUSTOM = {
    "发票代码": "011001605111",
    "发票号码": "80100798",
    "开票日期": "2016年10月18日",
    "合计金额": "43.27",
    "合计税额": "5.63",
}


def ofd(
    path: Path,
    values: tuple[tuple[float, float, str], ...] = FAPIAO_VALUES,
    *,
    custom: Mapping[str, str] = CUSTOM,
    attached: str | None = OLD_FAPIAO,
    picture: bytes | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> Path:
    """An OFD fapiao: labels on the template page, `values` (mm) on the page; `parts` replace its own."""
    image = '<ofd:ImageObject Boundary="8 3 20 20" ResourceID="7"/>' if picture else ""
    held: dict[str, str | bytes] = {
        "OFD.xml": _OFD.format(
            custom="".join(
                f'<ofd:CustomData Name="{k}">{v}</ofd:CustomData>' for k, v in custom.items()
            )
        ),
        "Doc_0/Document.xml": _DOCUMENT,
        "Doc_0/DocumentRes.xml": _RESOURCES,
        "Doc_0/Tpls/Tpl_0/Content.xml": _PAGE.format(use="", objects=_texts(FAPIAO_LABELS)),
        "Doc_0/Pages/Page_0/Content.xml": _PAGE.format(
            use='<ofd:Template TemplateID="2"/>', objects=_texts(values) + image
        ),
    }
    if attached is not None:
        held["Doc_0/Attachs/original_invoice.xml"] = attached
    if picture is not None:
        held["Doc_0/Res/qr.png"] = picture
    held |= parts or {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return path


def _texts(items: tuple[tuple[float, float, str], ...]) -> str:
    return "".join(
        f'<ofd:TextObject Boundary="{x} {y} 80 5" Size="3.175"><ofd:TextCode X="0" Y="4"'
        f' DeltaX="{_advances(text)}">{text}</ofd:TextCode></ofd:TextObject>'
        for x, y, text in items
    )


def _advances(text: str) -> str:
    return " ".join("3.175" if ord(char) > 0x2E7F else "1.5875" for char in text[:-1])
