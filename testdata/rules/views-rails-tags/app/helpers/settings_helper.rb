# frozen_string_literal: true

# Helpers that make elements escape what they are given: what they yield is markup.
module SettingsHelper
  def setting_field(name)
    text_field_tag("settings[#{name}]", params[:value], size: 30).html_safe
  end

  def setting_select(choices)
    select_tag('kind', options_for_select(choices, params[:kind].to_s), id: params[:kind]).html_safe
  end

  def setting_rows(list)
    grouped_options_for_select(list, params[:kind]).html_safe + link_to_if(list.any?, params[:kind], '/').html_safe
  end

  def setting_note
    mail_to(params[:to]).html_safe + image_tag(params[:picture]).html_safe + button_to(params[:to], '/').html_safe
  end

  def setting_label(name)
    "<label>#{params[:label]}</label>#{label_tag(name)}".html_safe # want RBN701
  end

  def setting_text
    truncate(params[:text], escape: false).html_safe # want RBN701
  end

  def setting_short
    truncate(params[:text]).html_safe
  end
end
