# frozen_string_literal: true

# Models are not at hand. What was not permitted is refused by Rails itself, unless the program permits all.
class MembersController < ApplicationController
  def create
    Member.create!(params.permit!.to_h) # want RBN703
    Member.create!(member_params)
    Member.new(params.to_unsafe_h[:member]) # want RBN703
    head :created
  end

  def update
    member = Member.find(params[:id])
    member.update!(params[:member].to_unsafe_h) # want RBN703
    member.attributes = params.require(:member).permit! # want RBN703
    member.update!(city: params[:city])
    current_user.profile.update(params[:profile].permit!) # want RBN703
    current_user.profile.update(params.require(:profile).permit(:name))
    current_user.profile.update(name: params[:name])
    head :ok
  end

  def index
    @members = Member.where("state = '#{params[:state]}'").limit(10) # want RBN404
    @members = Member.where(state: params[:state]).limit(10)
    @members = Member.joins("LEFT JOIN #{params[:table]} ON true") # want RBN404
    @count = Member.count_by_sql("SELECT COUNT(*) FROM members WHERE owner = #{params[:owner]}") # want RBN404
  end

  private

  def member_params
    params.require(:member).permit(:name, tags: [])
  end
end
